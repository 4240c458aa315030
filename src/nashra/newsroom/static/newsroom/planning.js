// The calendar: a card is dragged to another day or hour, or moved there by Alt and an arrow; what others do appears by
// itself. Without this there is the card's form.
import { Live, placeOfFocus, untilReleased } from "./live.js";
import { PointerDrag } from "./pointer-drag.js";

const calendar = () => document.querySelector("[data-planning]");
const filters = document.querySelector("[data-planning-filters]");

function say(text) {
  calendar().querySelector("[data-planning-said]").textContent = text;
}

/* What the newsroom has now, in its place; not while a card is in somebody's hand. */
async function take(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-planning]");
  await untilReleased(calendar());
  if (!found || drag.isDragging) return false;
  const [there, fresh] = [parts(calendar()), parts(found)];
  const focused = placeOfFocus(calendar());
  if ([...there.keys()].join() === [...fresh.keys()].join()) {
    for (const [name, part] of fresh) if (part.outerHTML !== there.get(name).outerHTML) there.get(name).replaceWith(part);
  } else {
    calendar().replaceWith(found);
  }
  if (focused && !calendar().contains(document.activeElement)) calendar().querySelector(focused)?.focus({ preventScroll: true });
}

function parts(element) {
  return new Map([...element.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
}

async function move(card, target) {
  if (!target || target === card.closest("[data-target]")) return;
  const { day, at } = target.dataset;
  const { failed } = calendar().dataset;
  const number = card.dataset.card;
  let told;
  try {
    const response = await fetch(card.dataset.move, {
      method: "POST",
      headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, Accept: "application/json" },
      body: new URLSearchParams(day ? { day } : { at }),
    });
    told = await response.json();
    await live.lookAgain();
  } catch {
    told = { error: failed };
  }
  say(told.said ?? told.error ?? failed);
  calendar().querySelector(`.planning [data-card="${number}"] a`)?.focus();
}

function mark(target) {
  for (const one of document.querySelectorAll(".planning__span--over")) if (one !== target) one.classList.remove("planning__span--over");
  target?.classList.add("planning__span--over");
}

const drag = new PointerDrag({
  grab: (element) => {
    const card = element.closest("button") ? null : element.closest("[data-move]");
    return card && { ghost: card };
  },
  over: (_what, { target }) => mark(target.closest("[data-target]")),
  drop: ({ ghost }, { target }) => move(ghost, target.closest("[data-target]")),
  end: () => mark(null),
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const card = event.altKey && step && event.target.closest?.("[data-move]");
  if (!card) return;
  event.preventDefault();
  const targets = [...document.querySelectorAll("[data-target]")];
  move(card, targets[targets.indexOf(card.closest("[data-target]")) + step]);
});

const live = calendar() && new Live({ address: calendar().dataset.changes, tag: calendar().dataset.etag, take });
filters?.addEventListener("change", () => filters.requestSubmit());
if (document.querySelector(".planning-new[open]")) document.querySelector("[name=slug_line]").focus();
