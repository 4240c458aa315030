// The bell in the newsroom's header: how much is new, and what, without reloading.
const LOOK_EVERY = 15_000; // ms, while the page is seen

const bell = document.querySelector("[data-bell]");

class Bell {
  constructor() {
    [this.button, this.count, this.list] = [".bell__button", "[data-bell-count]", "[data-notice-list]"].map((part) => bell.querySelector(part));
    this.popover = bell.querySelector("[popover]");
    this.key = `nashra:notices:${bell.dataset.user}`;
    this.stand();
    this.say(sessionStorage.getItem(this.key) ?? "0"); // as it was on the page before
    this.popover.addEventListener("beforetoggle", (event) => event.newState === "open" && this.open());
    document.addEventListener("visibilitychange", () => this.look());
    setInterval(() => this.look(), LOOK_EVERY);
    this.look();
  }

  /* In the page's own header, where it has one. */
  stand() {
    const header = document.querySelector(".w-slim-header > div > div:last-child") ?? document.querySelector(".desk__head");
    if (header) header.append(bell);
    else bell.classList.add("bell--alone");
    bell.hidden = false;
  }

  async look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(bell.dataset.bell, { redirect: "manual" });
      if (answer.ok) this.say(await answer.text());
    } catch {
      // the network is away; it is asked again
    }
  }

  say(text) {
    const count = Number.parseInt(text, 10) || 0;
    sessionStorage.setItem(this.key, String(count));
    this.count.textContent = count > 99 ? "99+" : count;
    this.count.hidden = !count;
  }

  async open() {
    const { bottom, left, right } = this.button.getBoundingClientRect();
    this.popover.style.insetBlockStart = `${bottom + 4}px`;
    const width = Math.min(384, innerWidth - 16);
    const start = document.dir === "rtl" ? left : right - width;
    this.popover.style.left = `${Math.max(Math.min(start, innerWidth - width - 8), 8)}px`;
    const failed = bell.querySelector("[data-notices-failed]");
    failed.hidden = true;
    try {
      const answer = await fetch(bell.dataset.notices, { redirect: "manual" });
      if (!answer.ok) throw new Error(String(answer.status));
      this.list.innerHTML = await answer.text();
      await this.markRead(this.list.firstElementChild?.dataset.until);
    } catch {
      failed.hidden = false;
    }
  }

  async markRead(until) {
    if (!until) return;
    const options = { method: "POST", redirect: "manual", headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN } };
    const answer = await fetch(bell.dataset.notices, { ...options, body: new URLSearchParams({ until }) });
    if (answer.ok) this.say(await answer.text());
  }
}

if (bell) new Bell();
