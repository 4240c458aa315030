// Draws the slots as cards in the page's order, each with what readers would see in it.
import { keyed } from "./keyed.js";
import { config, isolated, kindOf, made, nameOf, part, say, shownBy, topicNames } from "./words.js";

const BESIDE = ["latest", "most_read", "text"]; // kinds that stand beside a wide slot before them, as on the page

export class Cards {
  faults = new Map(); // what is wrong with slots, by their ids
  fill = {}; // the stories that readers would see, by slot

  unfolded = new Set(); // slots whose settings are open

  constructor(front) {
    this.front = front;
    this.list = part("slots");
  }

  draw() {
    const { slots } = this.front;
    keyed(this.list, slots, (slot) => slot.id, (slot) => this.make(slot), (card, slot, at) => this.update(card, slot, at));
    part("no-slots").hidden = slots.length > 0;
  }

  make(slot) {
    const card = made("front-slot");
    card.dataset.slot = slot.id;
    for (const label of card.querySelectorAll("[data-for]")) label.hidden = !this.has(slot, label.dataset.for);
    this.options(card, slot);
    return card;
  }

  has(slot, field) {
    const kind = kindOf(slot);
    if (field === "section") return kind.of_section;
    if (field === "topic") return slot.kind === "topic";
    if (field === "count") return kind.most > kind.shown;
    return field === "heading" || slot.kind === "text";
  }

  options(card, slot) {
    const { shown, most } = kindOf(slot);
    const counts = Array.from({ length: most }, (_none, at) => new Option(at + 1, at + 1));
    part("set=count", card).replaceChildren(new Option(say("usual_count", { count: shown }), 0), ...counts);
    const sections = Object.entries(config.sections).map(([number, name]) => new Option(name, number));
    const rest = new Option(say(config.section ? "own_section" : "whole_edition"), "");
    part("set=section", card).replaceChildren(...(slot.kind === "section" ? [] : [rest]), ...sections);
    part("section-label", card).textContent = say(slot.kind === "section" ? "block_of" : "filled_from");
  }

  update(card, slot, at) {
    const { slots } = this.front;
    const name = nameOf(slot);
    card.dataset.kind = slot.kind;
    card.classList.toggle("front-slot--beside", BESIDE.includes(slot.kind) && at > 0 && !BESIDE.includes(slots[at - 1].kind));
    part("name", card).textContent = name;
    part("note", card).textContent = name === kindOf(slot).name ? "" : kindOf(slot).name;
    part("slot-grip", card).ariaLabel = say("slot", { name, place: at + 1 });
    part("slot-up", card).disabled = at === 0;
    part("slot-down", card).disabled = at === slots.length - 1;
    const isOpen = this.unfolded.has(slot.id);
    part("settings", card).hidden = !isOpen;
    part("slot-settings", card).ariaExpanded = String(isOpen);
    const wrong = this.faults.get(slot.id);
    [part("slot-fault", card).textContent, part("slot-fault", card).hidden] = [wrong ?? "", !wrong];
    for (const field of card.querySelectorAll("[data-set]")) if (field !== document.activeElement) field.value = slot[field.dataset.set] ?? "";
    const topic = part("topic-name", card);
    if (topic !== document.activeElement) topic.value = topicNames.get(slot.topic) ?? "";
    this.stories(part("pins", card), slot);
  }

  stories(list, slot) {
    const pinned = slot.stories.map((pin) => ({ pin, story: pin.story }));
    const names = new Set(this.front.slots.flatMap((one) => one.stories.map((pin) => pin.story)));
    const live = pinned.filter(({ pin }) => this.isShown(pin)).length;
    const filled = (this.fill[slot.id] ?? []).filter((story) => !names.has(story)).slice(0, Math.max(0, shownBy(slot) - live));
    const rows = [...pinned, ...filled.map((story) => ({ story }))];
    const key = ({ pin, story }) => `${pin ? "pin" : "fill"}-${story}`;
    keyed(list, rows, key, ({ pin }) => made(pin ? "front-pin" : "front-filler"), (row, one, at) => this.story(row, one, at, slot));
  }

  isShown(pin) {
    return Boolean(this.front.stories.get(pin.story)?.path) && !pin.ended;
  }

  story(row, { pin, story }, at, slot) {
    const card = this.front.stories.get(story);
    row.dataset.story = story;
    const headline = pin?.headline || card?.headline || say("number", { number: story });
    part("headline", row).textContent = headline;
    part("meta", row).textContent = [card?.section, card?.when].filter(Boolean).map(isolated).join(" · ");
    part("meta", row).title = card?.at ?? "";
    photo(row.querySelector("img"), (pin?.photo && this.front.photos.get(pin.photo)?.url) || card?.photo);
    const tool = part("pin-grip", row);
    if (tool) tool.ariaLabel = headline;
    if (pin) this.flags(part("flags", row), pin, at, slot);
    if (pin) row.classList.toggle("front-story--unseen", !this.isShown(pin) || at >= shownBy(slot));
  }

  flags(list, pin, at, slot) {
    const card = this.front.stories.get(pin.story);
    const end = pin.typed ? pin.typed.text : pin.end;
    const told = [
      [!card?.path && say("hidden"), "wrong"],
      [pin.ended && say("ended"), "wrong"],
      [card?.path && !pin.ended && at >= shownBy(slot) && say("beyond", { count: shownBy(slot) }), "wrong"],
      [end && !pin.ended && say("until", { when: end }), ""],
      [pin.headline && say("own_headline"), ""],
      [pin.photo && say("own_photo"), ""],
    ].filter(([text]) => text);
    list.replaceChildren(
      ...told.map(([text, kind]) => {
        const flag = Object.assign(document.createElement("li"), { textContent: text, className: "front-flag" });
        flag.classList.toggle("front-flag--wrong", kind === "wrong");
        return flag;
      }),
    );
  }

  card(name) {
    return this.list.querySelector(`[data-slot="${CSS.escape(name)}"]`);
  }

  pin(story) {
    return this.list.querySelector(`.front-story--pin[data-story="${story}"]`);
  }
}

export function photo(image, address) {
  image.hidden = !address;
  if (address && image.getAttribute("src") !== address) image.src = address;
}
