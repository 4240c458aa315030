// The comments beside a story's form: each is saved by itself, and stands by the words that it is about.
import { Marks } from "./comment-marks.js";
import { find, selected, selectedPlace, texts } from "./passages.js";

const LOOK_EVERY = 10_000; // ms, for what others say, while the panel is open
const DRAW_AFTER = 300; // ms without a change of the text
const CLOSING = 300; // ms, of a panel
const NARROW = "(max-width: 56.24em)"; // where the panel covers the text

const panel = document.querySelector("[data-comments]");
const form = document.querySelector("#w-editor-form:has([data-story-form])");
const body = form?.querySelector("[data-contentpath=body]");

class Comments {
  passage = null; // what the new comment is about
  mark = "";
  places = new Map(); // where the comments' passages stand, by comment
  marks = new Marks();

  constructor() {
    [this.composer, this.threads, this.button] = ["comment-form", "threads", "comment-button"].map((name) => this.part(name));
    document.body.append(this.button); // beside the text
    document.addEventListener("selectionchange", () => this.offer());
    addEventListener("scroll", () => this.offer(), { passive: true, capture: true });
    document.addEventListener("keydown", (event) => this.press(event));
    this.button.addEventListener("pointerdown", (event) => event.preventDefault()); // which would end the selection
    this.button.addEventListener("click", () => this.begin());
    this.composer.addEventListener("submit", (event) => this.comment(event));
    this.part("give-up").addEventListener("click", () => this.giveUp());
    this.threads.addEventListener("submit", (event) => this.answer(event));
    this.threads.addEventListener("click", (event) => this.click(event.target));
    body.addEventListener("click", (event) => this.point(event));
    new MutationObserver(() => this.later()).observe(body, { subtree: true, childList: true, characterData: true });
    body.addEventListener("input", () => this.later()); // of fields
    setInterval(() => this.isOpen() && !document.hidden && this.load(), LOOK_EVERY);
    this.toggle().addEventListener("click", () => this.load());
    form.addEventListener("w-autosave:success", () => this.mark || this.load());
    this.load();
  }

  part(name) {
    return panel.querySelector(`[data-${name}]`) ?? document.querySelector(`[data-${name}]`);
  }

  toggle() {
    return document.querySelector("[data-side-panel-toggle=comments]");
  }

  isOpen() {
    return this.toggle().getAttribute("aria-expanded") === "true";
  }

  open() {
    if (!this.isOpen()) this.toggle().click();
  }

  /* A new story has no address until it is saved. */
  address() {
    const story = new URL(form.action).pathname.match(/\/(?:edit|history)\/(\d+)\//)?.[1];
    return story && panel.dataset.comments.replace("/0/", `/${story}/`);
  }

  async load() {
    const address = this.address();
    this.part("unsaved").hidden = Boolean(address);
    if (!address) return this.say();
    try {
      const answer = await fetch(`${address}?mark=${encodeURIComponent(this.mark)}`, { redirect: "manual" });
      if (answer.status === 200) this.draw(await answer.text());
    } catch {
      // the network is away; it is asked again
    }
  }

  /* Redraws what was said without losing what is being typed. */
  draw(html) {
    const unfolded = [...this.threads.querySelectorAll("[data-folded]:not([hidden])")].map((one) => [one.closest("[data-said]").dataset.said, one.dataset.folded]);
    const typed = new Map([...this.threads.querySelectorAll("textarea")].filter((field) => !field.closest("[hidden]")).map((field) => [field.id, field.value]));
    const [focused, isOpen] = [document.activeElement?.id, this.threads.querySelector("[data-resolved]")?.open];
    this.threads.innerHTML = html;
    for (const [said, name] of unfolded) this.unfold(this.threads.querySelector(`[data-said="${said}"]`), name);
    for (const [id, value] of typed) if (value && document.getElementById(id)) document.getElementById(id).value = value;
    if (typed.has(focused)) document.getElementById(focused)?.focus({ preventScroll: true });
    if (isOpen && this.threads.querySelector("[data-resolved]")) this.threads.querySelector("[data-resolved]").open = true;
    this.mark = this.threads.firstElementChild.dataset.mark;
    this.locate();
  }

  click(target) {
    const said = target.closest("[data-said]");
    if (target.closest("[data-lead]")) this.lead(target.closest("[data-comment]"));
    else if (target.closest("[data-unfold]")) this.unfold(said, target.closest("[data-unfold]").dataset.unfold)?.focus();
    else if (target.closest("[data-fold]")) {
      const { folded } = target.closest("form").dataset;
      target.closest("form").reset();
      this.fold(said);
      said.querySelector(`[data-unfold=${folded}]`).focus();
    }
  }

  /* Shows one of a comment's forms in the place of its buttons; gives what is to be focused. */
  unfold(said, name) {
    const form = said?.querySelector(`[data-folded=${name}]`);
    if (!form) return null;
    for (const part of said.querySelectorAll(".comment__tools, [data-folded]")) part.hidden = part !== form;
    said.querySelector(".comment__text").hidden = name === "edit";
    return form.querySelector("textarea, button");
  }

  fold(said) {
    for (const part of said.querySelectorAll("[data-folded]")) part.hidden = true;
    for (const part of said.querySelectorAll(".comment__tools, .comment__text")) part.hidden = false;
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.locate(), DRAW_AFTER);
  }

  /* Marks the passages in the text, and puts their comments in its order; those whose words are gone come last. */
  locate() {
    const all = texts(body);
    this.places.clear();
    for (const one of this.threads.querySelectorAll("[data-comment]")) {
      const { block, start, before, after } = one.dataset;
      const quotation = one.querySelector("[data-lead]").textContent;
      const found = find(all, { block, start: Number(start), before, after, quotation });
      one.querySelector("[data-gone]").hidden = Boolean(found);
      one.querySelector("[data-lead]").disabled = !found;
      if (found) this.places.set(one, found);
    }
    for (const list of this.threads.querySelectorAll("ol")) this.sort(list);
    this.paint();
    this.say();
  }

  sort(list) {
    const rank = (one) => this.places.get(one) ?? { number: Infinity, start: 0 };
    const sorted = [...list.children].sort((one, other) => {
      const [first, second] = [rank(one), rank(other)];
      return first.number === second.number ? first.start - second.start : first.number - second.number;
    });
    if (sorted.some((one, at) => one !== list.children[at])) list.append(...sorted);
  }

  paint() {
    const open = [...this.places].filter(([one]) => !one.closest("[data-resolved]"));
    const current = [...this.places].filter(([one]) => one.ariaCurrent === "true");
    this.marks.draw(open.map(([, place]) => place), current.map(([, place]) => place));
  }

  say() {
    const count = Number(this.threads.firstElementChild?.dataset.open ?? 0);
    const counter = this.toggle().querySelector("[data-side-panel-toggle-counter]");
    if (counter) [counter.textContent, counter.hidden] = [count, !count];
    this.part("none").hidden = !this.address() || Boolean(this.passage) || Boolean(this.threads.querySelector("[data-comment]"));
  }

  /* The button under the words that are selected. */
  offer() {
    const passage = this.address() && selected(body);
    this.button.hidden = !passage;
    if (!passage) return;
    const { bottom, left, right } = selectedPlace();
    const end = document.dir === "rtl" ? left : right - this.button.offsetWidth;
    this.button.style.insetBlockStart = `${Math.min(bottom + 6, innerHeight - this.button.offsetHeight)}px`;
    this.button.style.left = `${Math.max(Math.min(end, innerWidth - this.button.offsetWidth - 8), 8)}px`;
  }

  press(event) {
    if (!(event.ctrlKey && event.altKey && event.code === "KeyM") || !selected(body)) return;
    event.preventDefault();
    this.begin();
  }

  begin() {
    this.passage = selected(body);
    if (!this.passage) return;
    this.open();
    this.part("quotation").textContent = this.passage.quotation;
    this.composer.hidden = false;
    this.composer.elements.text.focus();
    this.say();
  }

  giveUp() {
    this.passage = null;
    this.composer.hidden = true;
    this.composer.reset();
    this.say();
  }

  async comment(event) {
    event.preventDefault();
    const text = this.composer.elements.text.value;
    if (await this.send(this.composer, { verb: "comment", text, ...this.passage })) this.giveUp();
  }

  async answer(event) {
    event.preventDefault();
    const { target: place, submitter } = event;
    const said = place.closest("[data-said]");
    const [verb, field] = [submitter?.value ?? (said ? place.dataset.folded : "reply"), place.elements.text];
    if (verb === "reply" && !field.value.trim()) return field.focus();
    const comment = said?.dataset.said ?? place.closest("[data-comment]").dataset.comment;
    const text = field?.value ?? "";
    if (said) this.fold(said); // what is drawn anew has nothing being typed
    else field.value = "";
    if (await this.send(place, { verb, comment, text })) return;
    if (said) this.unfold(said, verb);
    else field.value = text;
  }

  /* Whether it was saved. */
  async send(place, fields) {
    this.part("failed").hidden = true;
    const refusal = place.querySelector("[data-refusal]");
    refusal.hidden = true;
    const token = form.elements.csrfmiddlewaretoken.value;
    let answer;
    try {
      const options = { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token } };
      answer = await fetch(this.address(), { ...options, body: new URLSearchParams(fields) });
    } catch {
      answer = { status: 0 };
    }
    if (answer.status === 422) [refusal.textContent, refusal.hidden] = [(await answer.json()).refused.join(" "), false];
    else if (answer.status !== 200) this.part("failed").hidden = false;
    if (answer.status !== 200) return false;
    this.draw(await answer.text());
    return true;
  }

  lead(one) {
    this.choose(one);
    const found = this.places.get(one);
    if (!found) return;
    const isCovered = matchMedia(NARROW).matches;
    if (isCovered) this.toggle().click();
    setTimeout(() => this.show(found), isCovered ? CLOSING : 0);
  }

  show({ range, field, start, end }) {
    const main = document.getElementById("main");
    main.scrollTo({ left: 0, top: main.scrollTop + (range ?? field).getBoundingClientRect().top - innerHeight / 3 });
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(start, end);
  }

  choose(one) {
    for (const other of this.threads.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    one?.setAttribute("aria-current", "true");
    this.paint();
  }

  /* A click on words that have a comment shows it. */
  point(event) {
    if (!this.isOpen()) return;
    const here = [...this.places].find(([one, place]) => !one.closest("[data-resolved]") && isIn(place, event));
    this.choose(here?.[0]);
    here?.[0].scrollIntoView({ block: "nearest" });
  }
}

function isIn({ range, field, start, end }, { clientX, clientY, target }) {
  if (field) return target === field && start <= field.selectionStart && field.selectionStart <= end;
  const isWithin = ({ left, right, top, bottom }) => left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  return [...range.getClientRects()].some(isWithin);
}

if (panel && body) addEventListener("load", () => new Comments());
