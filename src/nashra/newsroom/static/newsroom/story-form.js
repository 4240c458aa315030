// What a story's form does beyond Wagtail's: the key of the main button, and Enter in the headline.
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

if (form) {
  document.addEventListener("keydown", press, { capture: true });
  form.elements.headline?.addEventListener("keydown", goOn);
  if (isMac) for (const key of document.querySelectorAll("[data-key]")) key.textContent = "⌘ ⏎";
}
