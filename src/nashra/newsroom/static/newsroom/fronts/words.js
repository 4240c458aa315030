// What the screen says, as the page brought it.
export const config = JSON.parse(document.getElementById("fronts-config").textContent);
const words = JSON.parse(document.getElementById("fronts-words").textContent);

export const topicNames = new Map(); // of the topics that slots name, by their numbers

export function say(name, values = {}) {
  return words[name].replaceAll(/%\((\w+)\)s/g, (_whole, key) => values[key] ?? "");
}

/* Told to whoever does not see the screen. */
export function announce(text) {
  document.querySelector("[data-live]").textContent = text;
}

export function part(name, within = document) {
  return within.querySelector(`[data-${name}]`);
}

export function made(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true);
}

/* What a slot is called: by its heading, its section or its kind. */
export function nameOf(slot) {
  const section = slot.kind === "section" && config.sections[slot.section];
  const topic = slot.kind === "topic" && topicNames.get(slot.topic);
  return slot.heading || section || topic || config.kinds[slot.kind]?.name || slot.kind;
}

export function kindOf(slot) {
  return config.kinds[slot.kind] ?? { name: slot.kind, shown: 0, most: 0, takes: false };
}

export function shownBy(slot) {
  return slot.count || kindOf(slot).shown;
}

/* A text beside others of another direction. */
export const isolated = (text) => `\u2068${text}\u2069`;
