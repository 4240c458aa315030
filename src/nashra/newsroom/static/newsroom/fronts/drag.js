// Dragging: a story from the list into a slot, pins within and between slots, and slots along the page.
import { place, moveSlot } from "./slots.js";
import { kindOf, part } from "./words.js";

export class Drag {
  what = null; // {story} or {slot}

  constructor(front, placed) {
    [this.front, this.placed] = [front, placed];
    const page = part("slots");
    document.addEventListener("dragstart", (event) => this.start(event));
    document.addEventListener("dragend", () => this.end());
    page.addEventListener("dragover", (event) => this.over(event));
    page.addEventListener("dragleave", (event) => page.contains(event.relatedTarget) || this.unmark());
    page.addEventListener("drop", (event) => this.drop(event));
  }

  start(event) {
    const grip = event.target.closest?.("[data-slot-grip]");
    const story = event.target.closest?.("[draggable=true][data-story]");
    if (grip) this.what = { slot: grip.closest("[data-slot]").dataset.slot };
    else if (story) this.what = { story: Number(story.dataset.story) };
    else return;
    event.dataTransfer.effectAllowed = "copyMove";
    event.dataTransfer.setData("text/plain", story?.querySelector("[data-headline]")?.textContent ?? "");
    if (grip) event.dataTransfer.setDragImage(grip.closest("[data-slot]"), 20, 20);
    document.body.classList.add(grip ? "is-dragging-slot" : "is-dragging-story");
  }

  end() {
    this.what = null;
    this.unmark();
    document.body.classList.remove("is-dragging-slot", "is-dragging-story");
  }

  over(event) {
    const target = this.what && this.target(event);
    this.unmark();
    if (!target) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    target.mark.classList.add(target.isAfter ? "is-drop-after" : "is-drop-before");
  }

  unmark() {
    for (const one of document.querySelectorAll(".is-drop-after, .is-drop-before")) one.classList.remove("is-drop-after", "is-drop-before");
  }

  /* Where it would stand: the element that shows it, and whether behind it. */
  target(event) {
    const card = event.target.closest("[data-slot]");
    const slot = card && this.front.slots.find((one) => one.id === card.dataset.slot);
    if (!slot) return null;
    if (this.what.slot) return { mark: card, slot, isAfter: isBehind(card, event, false) };
    if (!kindOf(slot).takes) return null;
    const pins = [...card.querySelectorAll(".front-story--pin")];
    const over = pins.find((pin) => pin.contains(event.target));
    if (over) {
      const isAfter = isBehind(over, event, isBeside(over));
      return { mark: over, slot, at: pins.indexOf(over) + (isAfter ? 1 : 0), isAfter };
    }
    const isAbove = pins.length && event.clientY < pins[0].getBoundingClientRect().top;
    return { mark: card.querySelector("[data-pins]"), slot, at: isAbove ? 0 : pins.length, isAfter: !isAbove && pins.length > 0 };
  }

  drop(event) {
    const target = this.what && this.target(event);
    if (!target) return;
    event.preventDefault();
    if (this.what.story) this.placed(this.what.story, target.slot.id, target.at, (slots) => place(slots, this.what.story, target.slot.id, target.at));
    else this.front.change(moveSlot(this.front.slots, this.what.slot, target.isAfter ? this.behind(target.slot.id) : target.slot.id));
    this.end();
  }

  behind(name) {
    const at = this.front.slots.findIndex((slot) => slot.id === name);
    const next = this.front.slots[at + 1];
    return next?.id === this.what.slot ? this.front.slots[at + 2]?.id : next?.id;
  }
}

function isBeside(element) {
  const other = element.nextElementSibling ?? element.previousElementSibling;
  return Boolean(other) && Math.abs(other.offsetTop - element.offsetTop) < 4;
}

function isBehind(element, { clientX, clientY }, alongLine) {
  const box = element.getBoundingClientRect();
  if (!alongLine) return clientY > box.top + box.height / 2;
  const isFarther = clientX > box.left + box.width / 2;
  return document.dir === "rtl" ? !isFarther : isFarther;
}
