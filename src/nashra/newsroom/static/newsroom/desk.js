// The desk's first page: its panels, kept as the newsroom has them now.
import { Live, placeOfFocus, untilReleased } from "./live.js";

const root = document.querySelector("[data-desk]");
const said = document.querySelector("[data-desk-said]");

async function take(answer) {
  const { panels } = await answer.json();
  for (const [name, panel] of Object.entries(panels)) await put(root.querySelector(`[data-panel="${name}"]`), panel);
}

/* A panel in its place; what has the focus keeps it, and what is being clicked is left until then. */
async function put(slot, { html, digest }) {
  if (!slot || slot.dataset.digest === digest) return;
  await untilReleased(slot);
  const before = new Set(items(slot).map((item) => item.dataset.item));
  const focused = placeOfFocus(slot);
  slot.innerHTML = html;
  slot.dataset.digest = digest;
  if (focused) slot.querySelector(focused)?.focus({ preventScroll: true });
  markNow();
  const news = items(slot).filter((item) => !before.has(item.dataset.item));
  if (slot.dataset.announces && news.length) {
    said.textContent = news.slice(0, 3).map((item) => `${slot.dataset.announces} ${item.querySelector(".desk-panel__headline")?.textContent ?? ""}`).join(". ");
  }
}

/* Where now is on the lines of days. */
function markNow() {
  for (const day of root.querySelectorAll("[data-day-start]")) {
    const { dayStart, dayEnd } = day.dataset;
    const share = (Date.now() / 1000 - dayStart) / (dayEnd - dayStart);
    const mark = day.querySelector("[data-now]");
    mark.hidden = share < 0 || share > 1;
    mark.style.insetInlineStart = `${share * 100}%`;
  }
}

function items(slot) {
  return [...slot.querySelectorAll("[data-item]")];
}

if (root) {
  new Live({ address: root.dataset.desk, tag: root.dataset.etag, take });
  markNow();
  setInterval(markNow, 30000);
}
