// A front as it is being edited: its slots, the steps back, and what readers have.
import { plain } from "./slots.js";
import { topicNames } from "./words.js";

const STEPS = 200;

export class Front extends EventTarget {
  stories = new Map(); // cards by number
  photos = new Map();
  steps = [];

  constructor(state) {
    super();
    this.load(state);
  }

  /* Begin from what the server has; nothing is changed then. */
  load(state) {
    this.know(state);
    [this.number, this.isUsual, this.versions, this.slots] = [state.number, state.is_usual, state.versions, state.slots];
    this.published = this.written();
    this.steps = [];
    this.tell("loaded");
  }

  /* Take over what was being edited when the page was left. */
  resume({ number, slots }) {
    [this.number, this.slots] = [number, slots];
    this.tell("changed");
  }

  /* Cards, photos and names of topics of what the server answered. */
  know({ stories = {}, photos = {}, topics = {} }) {
    for (const [number, name] of Object.entries(topics)) topicNames.set(Number(number), name);
    for (const [number, card] of Object.entries(stories)) this.stories.set(Number(number), card);
    for (const [number, photo] of Object.entries(photos)) this.photos.set(Number(number), photo);
  }

  written() {
    return JSON.stringify(plain(this.slots));
  }

  get isChanged() {
    return this.written() !== this.published;
  }

  /* New slots. what: the field that is being typed in, so that a word is one step back and not its letters. */
  change(slots, what = "") {
    if (!slots || slots === this.slots) return;
    const last = this.steps.at(-1);
    if (!what || last?.what !== what) this.steps.push({ slots: this.slots, what });
    if (this.steps.length > STEPS) this.steps.shift();
    this.slots = slots;
    this.tell("changed");
  }

  /* Whether there was a step to take back. */
  back() {
    const step = this.steps.pop();
    if (!step) return false;
    this.slots = step.slots;
    this.tell("changed");
    return true;
  }

  tell(what) {
    this.dispatchEvent(new Event(what));
  }
}
