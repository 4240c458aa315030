// A page without reloading: what has changed is asked for while somebody looks, and given to who shows it.
const EVERY = 5000; // ms
const AT_MOST = 60000; // ms between two tries while nothing answers

export class Live {
  last = new Date(); // that something answered
  wait = EVERY;

  /* take: a function of the answer that puts it in its place; it may say false, and is asked again later. */
  constructor({ address, tag, take }) {
    Object.assign(this, { address, tag, take });
    this.said = document.querySelector("[data-offline]");
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("online", () => this.look());
    this.schedule();
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), this.wait * (0.9 + Math.random() * 0.2));
  }

  look() {
    if (document.hidden || this.isOver) return null;
    this.looking ??= this.lookOnce().finally(() => (this.looking = null));
    return this.looking;
  }

  /* What has changed until now, also where a look is on its way already. */
  async lookAgain() {
    await this.looking;
    await this.look();
  }

  async lookOnce() {
    try {
      await this.ask();
    } catch {
      this.wait = Math.min(this.wait * 2, AT_MOST);
      const time = this.last.toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
      this.tell(this.said.dataset.offline.replace("{time}", time));
    }
    this.schedule();
  }

  async ask() {
    const headers = { "If-None-Match": this.tag, "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(this.address, { headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(20000) });
    if (answer.type === "opaqueredirect" || answer.status === 403) return this.end();
    if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
    if (answer.status === 200 && (await this.take(answer)) !== false) this.tag = answer.headers.get("ETag");
    this.wait = EVERY;
    this.last = new Date();
    this.said.hidden = true;
  }

  end() {
    this.isOver = true;
    this.tell(this.said.dataset.ended);
    const login = Object.assign(document.createElement("a"), { href: location.href, textContent: this.said.dataset.login });
    this.said.append(" ", login);
  }

  tell(text) {
    if (this.said.hidden || this.said.textContent !== text) this.said.textContent = text;
    this.said.hidden = false;
  }
}

/* How to find again what has the focus in an element; nothing where nothing has. */
export function placeOfFocus(element) {
  const focused = document.activeElement;
  if (!element.contains(focused)) return null;
  for (const name of ["id", "formaction", "href"]) {
    if (focused.hasAttribute(name)) return `[${name}="${CSS.escape(focused.getAttribute(name))}"]`;
  }
  return null;
}

/* Waits until nothing in an element is being pressed. */
export async function untilReleased(element) {
  if (element.matches(":active")) await new Promise((done) => addEventListener("pointerup", () => setTimeout(done), { once: true }));
}
