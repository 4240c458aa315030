// What is done to a front's slots. Each function gives new slots, and leaves those that it was given alone.

/* Where a story stands: its slot and its pin, or nothing. */
export function standing(slots, story) {
  const slot = slots.find((one) => one.stories.some((pin) => pin.story === story));
  return slot && { slot, pin: slot.stories.find((pin) => pin.story === story), at: slot.stories.findIndex((pin) => pin.story === story) };
}

/* Put a story into a slot at a place, taken from where it stood; it keeps what was said of it there. */
export function place(slots, story, name, at = 0) {
  const from = standing(slots, story);
  const pin = from?.pin ?? { story, headline: "", photo: null, until: null };
  return slots.map((slot) => {
    const others = slot.stories.filter((one) => one.story !== story);
    if (slot.id !== name) return others.length === slot.stories.length ? slot : { ...slot, stories: others };
    const behind = from?.slot.id === name && from.at < at ? at - 1 : at;
    return { ...slot, stories: others.toSpliced(behind, 0, pin) };
  });
}

export function takeOut(slots, story) {
  return slots.map((slot) => ({ ...slot, stories: slot.stories.filter((pin) => pin.story !== story) }));
}

/* One place earlier or later, into the next slot that takes stories where its own ends; null where there is none. */
export function shift(slots, story, by, takes) {
  const { slot, at } = standing(slots, story);
  const to = at + by;
  if (to >= 0 && to < slot.stories.length) return place(slots, story, slot.id, by > 0 ? to + 1 : to);
  const able = slots.filter((one) => takes(one));
  const next = able[able.indexOf(slot) + by];
  return next ? place(slots, story, next.id, by > 0 ? 0 : next.stories.length) : null;
}

export function setPin(slots, story, values) {
  const change = (pin) => (pin.story === story ? { ...pin, ...values } : pin);
  return slots.map((slot) => ({ ...slot, stories: slot.stories.map(change) }));
}

export function setSlot(slots, name, values) {
  return slots.map((slot) => (slot.id === name ? { ...slot, ...values } : slot));
}

/* Let a slot stand before another; at the end where none is named. */
export function moveSlot(slots, name, before) {
  if (name === before) return slots;
  const moved = slots.find((slot) => slot.id === name);
  const others = slots.filter((slot) => slot.id !== name);
  const at = before ? others.findIndex((slot) => slot.id === before) : others.length;
  return others.toSpliced(at, 0, moved);
}

export function shiftSlot(slots, name, by) {
  const at = slots.findIndex((slot) => slot.id === name);
  const to = at + by;
  if (to < 0 || to >= slots.length) return null;
  return slots.toSpliced(at, 1).toSpliced(to, 0, slots[at]);
}

export function addSlot(slots, kind, section) {
  const base = kind.replaceAll("_", "-");
  const made = () => `${base}-${Math.random().toString(36).slice(2, 8)}`;
  let id = made();
  while (slots.some((slot) => slot.id === id)) id = made();
  return [...slots, { id, kind, stories: [], section, topic: null, heading: "", text: "", count: 0 }];
}

export function removeSlot(slots, name) {
  return slots.filter((slot) => slot.id !== name);
}

/* Slots as the server takes them: without what it told of them. */
export function plain(slots) {
  const pinned = ({ story, headline, photo, until, typed }) => ({ story, headline, photo, until, ...(typed ? { typed } : {}) });
  return slots.map(({ stories, ...slot }) => ({ ...slot, stories: stories.map(pinned) }));
}
