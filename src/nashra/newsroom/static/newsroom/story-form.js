// What a story's form does beyond Wagtail's: the key of the main button, and Enter in the headline.
import { unfold } from "./unfold.js";

const form = document.querySelector("#w-editor-form:has([data-story-form])");
const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/* Before the editor of rich text takes it for a new line. */
function press(event) {
  if (event.key !== "Enter" || event.isComposing || !(isMac ? event.metaKey : event.ctrlKey)) return;
  if (event.shiftKey || event.altKey || document.querySelector("dialog[open], .modal.in, [aria-modal=true]:not([aria-hidden=true])"))
    return;
  const button = form.querySelector("[data-main-button]:not([disabled])");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) button.click();
}

/* A headline is one line: Enter goes on to the text. */
function goOn(event) {
  if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  form.querySelector("[data-contentpath=body] [contenteditable=true]")?.focus();
}

/* What a line of the list of errors leads to, unfolded and with the cursor in it. */
function lead(event) {
  const name = event.target.closest("[data-leads-to]")?.dataset.leadsTo;
  if (!name) return;
  event.preventDefault();
  const target = name.startsWith("block:") ? block(name.slice("block:".length)) : document.getElementById(name);
  if (!target) return;
  unfold(target);
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (name === "id_go_live_at" || name === "id_expire_at") openTimes(target);
  target.scrollIntoView({ block: "center" });
  const inner = "input:not([type=hidden]), textarea, select, [contenteditable=true], button";
  (target.matches(inner) ? target : target.querySelector(inner))?.focus({ preventScroll: true });
}

/* A block of the body, by its place when the form was sent. */
function block(name) {
  return form.elements[`${name}-type`]?.closest("[data-streamfield-child]") ?? form.elements[`${name}-type`]?.parentElement;
}

/* The story's times stand in a dialogue of their own, which the panel of the state opens. */
function openTimes(field) {
  const dialog = field.closest("[id$=-dialog]");
  document.querySelector("[data-side-panel-toggle=status][aria-expanded=false]")?.click();
  if (dialog) document.querySelector(`[data-a11y-dialog-show="${dialog.id}"]`)?.click();
}

/* No story is offered for itself: the dialogue of stories is told whose form it is opened from, also after the first
   save of a new one, which gives the form another address. */
function nameStoryInDialogues() {
  const open = window.ModalWorkflow;
  window.ModalWorkflow = (options) => {
    const story = new URL(form.action).pathname.match(/\/(?:edit|history)\/(\d+)\//)?.[1];
    const isOfStories = story && new URL(options.url, location).pathname.includes("/choose/newsroom/article/");
    return open(isOfStories ? { ...options, urlParams: { ...options.urlParams, story } } : options);
  };
}

if (form) {
  nameStoryInDialogues();
  document.addEventListener("click", lead);
  document.addEventListener("keydown", press, { capture: true });
  form.elements.headline?.addEventListener("keydown", goOn);
  if (isMac) for (const key of document.querySelectorAll("[data-key]")) key.textContent = "⌘ ⏎";
}
