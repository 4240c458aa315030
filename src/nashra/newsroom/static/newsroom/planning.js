/* The calendar: a card is dragged to another day or hour, or moved there by Alt and an arrow. Without this there is its form. */
const calendar = () => document.querySelector("[data-planning]");
const filters = document.querySelector("[data-planning-filters]");

let dragged = null;

function say(text) {
  calendar().querySelector("[data-planning-said]").textContent = text;
}

/* Show what the newsroom has now, and leave the form above the calendar alone. */
async function refresh() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const found = page.querySelector("[data-planning]");
  if (found && !dragged) calendar().replaceWith(found);
}

async function move(card, target) {
  if (!target || target === card.closest("[data-target]")) return;
  const { day, at } = target.dataset;
  const failed = calendar().dataset.failed;
  const number = card.dataset.card;
  let told;
  try {
    const response = await fetch(card.dataset.move, {
      method: "POST",
      headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, Accept: "application/json" },
      body: new URLSearchParams(day ? { day } : { at }),
    });
    told = await response.json();
    await refresh();
  } catch {
    told = { error: failed };
  }
  say(told.said ?? told.error ?? failed);
  calendar().querySelector(`.planning [data-card="${number}"] a`)?.focus();
}

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-move]");
  if (!card) return;
  dragged = card;
  card.classList.add("planning-card--dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.dataset.card);
});

document.addEventListener("dragover", (event) => {
  const target = event.target.closest?.("[data-target]");
  for (const one of document.querySelectorAll(".planning__span--over")) if (one !== target) one.classList.remove("planning__span--over");
  if (!dragged || !target) return;
  event.preventDefault();
  target.classList.add("planning__span--over");
});

document.addEventListener("drop", (event) => {
  const target = event.target.closest?.("[data-target]");
  if (!dragged || !target) return;
  event.preventDefault();
  const card = dragged;
  dragged = null;
  move(card, target);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("planning-card--dragged");
  dragged = null;
  for (const one of document.querySelectorAll(".planning__span--over")) one.classList.remove("planning__span--over");
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const card = event.altKey && step && event.target.closest?.("[data-move]");
  if (!card) return;
  event.preventDefault();
  const targets = [...document.querySelectorAll("[data-target]")];
  move(card, targets[targets.indexOf(card.closest("[data-target]")) + step]);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && calendar()) refresh().catch(() => {});
});

filters?.addEventListener("change", () => filters.requestSubmit());
if (document.querySelector(".planning-new[open]")) document.querySelector("[name=slug_line]").focus();
