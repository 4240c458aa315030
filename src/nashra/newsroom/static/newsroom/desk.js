// The desk's first page without reloading: what has changed is asked for while somebody looks, and put in its place.
const EVERY = 5000; // ms
const AT_MOST = 60000; // ms between two tries while nothing answers

const root = document.querySelector("[data-desk]");
const said = document.querySelector("[data-desk-said]");
const offline = document.querySelector("[data-desk-offline]");

class Desk {
  tag = root.dataset.etag;
  last = new Date(); // that something answered
  wait = EVERY;

  constructor() {
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("online", () => this.look());
    this.schedule();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), this.wait * (0.9 + Math.random() * 0.2));
  }

  async look() {
    if (document.hidden || this.isLooking || this.isOver) return;
    this.isLooking = true;
    try {
      await this.ask();
    } catch {
      this.wait = Math.min(this.wait * 2, AT_MOST);
      this.tell(offline.dataset.deskOffline.replace("{time}", this.last.toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" })));
    }
    this.isLooking = false;
    this.schedule();
  }

  async ask() {
    const headers = { "If-None-Match": this.tag, "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(root.dataset.desk, { headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(20000) });
    if (answer.type === "opaqueredirect" || answer.status === 403) return this.end();
    if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
    if (answer.status === 200) {
      const { panels } = await answer.json();
      for (const [name, panel] of Object.entries(panels)) await this.put(root.querySelector(`[data-panel="${name}"]`), panel);
      this.tag = answer.headers.get("ETag");
    }
    this.wait = EVERY;
    this.last = new Date();
    offline.hidden = true;
  }

  /* A panel in its place; what has the focus keeps it, and what is being clicked is left until then. */
  async put(slot, { html, digest }) {
    if (!slot || slot.dataset.digest === digest) return;
    if (slot.matches(":active")) await new Promise((done) => addEventListener("pointerup", () => setTimeout(done), { once: true }));
    const before = new Set(items(slot).map((item) => item.dataset.item));
    const focused = place(slot);
    slot.innerHTML = html;
    slot.dataset.digest = digest;
    if (focused) slot.querySelector(focused)?.focus({ preventScroll: true });
    markNow();
    const news = items(slot).filter((item) => !before.has(item.dataset.item));
    if (slot.dataset.announces && news.length) {
      said.textContent = news.slice(0, 3).map((item) => `${slot.dataset.announces} ${item.querySelector(".desk-panel__headline")?.textContent ?? ""}`).join(". ");
    }
  }

  end() {
    this.isOver = true;
    this.tell(offline.dataset.deskEnded);
    const login = Object.assign(document.createElement("a"), { href: location.href, textContent: offline.dataset.deskLogin });
    offline.append(" ", login);
  }

  tell(text) {
    offline.textContent = text;
    offline.hidden = false;
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

/* How to find again what has the focus in a panel; nothing where nothing has. */
function place(slot) {
  const focused = document.activeElement;
  if (!slot.contains(focused)) return null;
  for (const name of ["id", "formaction", "href"]) {
    if (focused.hasAttribute(name)) return `[${name}="${CSS.escape(focused.getAttribute(name))}"]`;
  }
  return null;
}

if (root) {
  new Desk();
  markNow();
  setInterval(markNow, 30000);
}
