// Keeps what is not published yet in the browser, for a tab that is closed or breaks.
import { plain } from "./slots.js";
import { config } from "./words.js";

export function keep(front) {
  try {
    if (!front.isChanged) localStorage.removeItem(config.key);
    else localStorage.setItem(config.key, JSON.stringify({ number: front.number, slots: withEnds(front.slots) }));
  } catch {
    // no room, or none allowed: the page itself still has it
  }
}

/* What was kept, where it can still be read. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(config.key));
    return Number.isInteger(found?.number) && Array.isArray(found.slots) ? found : null;
  } catch {
    return null;
  }
}

function withEnds(slots) {
  return plain(slots).map((slot, at) => ({ ...slot, stories: slot.stories.map((pin, place) => ({ ...pin, end: slots[at].stories[place].end })) }));
}
