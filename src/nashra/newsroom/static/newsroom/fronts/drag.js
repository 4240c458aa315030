// Dragging: a story from the list into a slot, pins within and between slots, and slots along the page.
import { PointerDrag } from "../pointer-drag.js";
import { place, moveSlot } from "./slots.js";
import { kindOf } from "./words.js";

export class Drag {
  constructor(front, placed) {
    [this.front, this.placed] = [front, placed];
    new PointerDrag({
      grab: (element) => this.grab(element),
      over: (what, point) => this.over(what, point),
      drop: (what, point) => this.drop(what, point),
      end: () => this.end(),
    });
  }

  /* {story} or {slot}, with the element that shows it. */
  grab(element) {
    if (element.closest("[data-slot-grip]")) {
      const card = element.closest("[data-slot]");
      return { slot: card.dataset.slot, ghost: card };
    }
    if (element.closest("button:not([data-grip]), a")) return null;
    const row = element.closest(".front-story--pin[data-story], .fronts-choice[data-story]");
    return row && { story: Number(row.dataset.story), ghost: row };
  }

  end() {
    this.unmark();
    document.body.classList.remove("is-dragging-slot", "is-dragging-story");
  }

  over(what, point) {
    document.body.classList.add(what.slot ? "is-dragging-slot" : "is-dragging-story");
    const target = this.target(what, point);
    this.unmark();
    target?.mark.classList.add(target.isAfter ? "is-drop-after" : "is-drop-before");
  }

  unmark() {
    for (const one of document.querySelectorAll(".is-drop-after, .is-drop-before")) one.classList.remove("is-drop-after", "is-drop-before");
  }

  /* Where it would stand: the element that shows it, and whether behind it. */
  target(what, event) {
    const card = event.target.closest("[data-slot]");
    const slot = card && this.front.slots.find((one) => one.id === card.dataset.slot);
    if (!slot) return null;
    if (what.slot) return { mark: card, slot, isAfter: isBehind(card, event, false) };
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

  drop(what, point) {
    const target = this.target(what, point);
    if (!target) return;
    const { slot, at, isAfter } = target;
    if (what.story) this.placed(what.story, slot.id, at, (slots) => place(slots, what.story, slot.id, at));
    else this.front.change(moveSlot(this.front.slots, what.slot, isAfter ? this.behind(slot.id, what.slot) : slot.id));
  }

  behind(name, moved) {
    const at = this.front.slots.findIndex((slot) => slot.id === name);
    const next = this.front.slots[at + 1];
    return next?.id === moved ? this.front.slots[at + 2]?.id : next?.id;
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
