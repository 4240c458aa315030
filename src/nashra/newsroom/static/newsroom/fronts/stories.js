// The list of stories beside the slots, which searches while somebody types.
import { photo } from "./cards.js";
import { keyed } from "./keyed.js";
import { standing } from "./slots.js";
import * as server from "./server.js";
import { isolated, made, nameOf, part, say } from "./words.js";

const PAUSE = 180; // ms after the last key

export class Stories {
  found = [];

  constructor(front, put) {
    [this.front, this.put] = [front, put];
    [this.list, this.words, this.section] = [part("list"), part("q"), part("of-section")];
    this.words.addEventListener("input", () => this.later());
    this.words.addEventListener("keydown", (event) => event.key === "ArrowDown" && this.enter(event));
    this.section.addEventListener("change", () => this.load());
    this.list.addEventListener("click", (event) => this.press(event));
    this.list.addEventListener("keydown", (event) => this.walk(event));
    this.load();
  }

  later() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.load(), PAUSE);
  }

  async load() {
    clearTimeout(this.pause);
    this.asking?.abort();
    this.asking = new AbortController();
    const words = this.words.value.trim();
    let answer;
    try {
      answer = await server.stories(words, this.section.value, this.asking.signal);
    } catch {
      return; // typed on meanwhile
    }
    if (answer.status !== 200) return this.none(say("search_failed"));
    this.found = answer.data.stories;
    this.front.know({ stories: Object.fromEntries(this.found.map((card) => [card.story, card])) });
    this.draw();
    this.none(this.found.length ? "" : say(words ? "nothing_found" : "no_stories"));
  }

  none(text) {
    const place = part("none");
    [place.textContent, place.hidden] = [text, !text];
  }

  draw() {
    keyed(this.list, this.found, (card) => String(card.story), () => made("front-choice"), (row, card) => this.row(row, card));
  }

  row(row, card) {
    row.dataset.story = card.story;
    part("headline", row).textContent = card.headline;
    part("meta", row).textContent = [card.section, card.when].filter(Boolean).map(isolated).join(" · ");
    part("meta", row).title = card.at;
    photo(row.querySelector("img"), card.photo);
    const there = standing(this.front.slots, card.story);
    part("here", row).hidden = !there;
    part("here", row).textContent = there ? say("here", { slot: nameOf(there.slot) }) : "";
    row.classList.toggle("fronts-choice--here", Boolean(there));
    part("place", row).setAttribute("aria-label", say("place_in", { story: card.headline }));
  }

  press(event) {
    const button = event.target.closest("[data-place]");
    if (button) this.put(Number(button.closest("[data-story]").dataset.story));
  }

  enter(event) {
    event.preventDefault();
    part("place", this.list)?.focus();
  }

  /* Up and down from story to story. */
  walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("[data-story]");
    if (!by || !row) return;
    event.preventDefault();
    const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
    (next ? part("place", next) : by < 0 ? this.words : null)?.focus();
  }
}
