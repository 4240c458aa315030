// A session that ended loses nothing: one logs in again in a window of its own, while the page stays.
const LOOK_EVERY = 1500; // ms, while the dialogue is open

export class LoginAgain {
  constructor(dialog, goOn) {
    [this.dialog, this.goOn] = [dialog, goOn];
    document.body.append(dialog);
    dialog.querySelector("[data-log-in]").addEventListener("click", () => this.logIn());
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => clearInterval(this.watch));
  }

  get isOpen() {
    return this.dialog.open;
  }

  /* Whether the user of this page is logged in: true, false, or undefined where nobody can tell. */
  async isAlive() {
    let answer;
    try {
      answer = await fetch(this.dialog.dataset.state, { redirect: "manual", headers: { Accept: "application/json" } });
    } catch {
      return undefined;
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) return false;
    if (!answer.ok) return undefined;
    const { user, token } = await answer.json();
    const isSame = String(user) === this.dialog.dataset.user;
    this.dialog.querySelector("[data-other]").hidden = isSame;
    if (isSame) this.take(token);
    return isSame;
  }

  /* Logging in makes a new token, which what is sent from this page must carry. */
  take(token) {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  }

  open() {
    this.dialog.showModal();
    this.watch = setInterval(() => this.look(), LOOK_EVERY);
  }

  logIn() {
    this.window = window.open(this.dialog.dataset.login, "nashra-login", "popup,width=560,height=720");
  }

  async look() {
    if (!(await this.isAlive()) || !this.dialog.open) return;
    this.dialog.close();
    this.window?.close();
    this.goOn();
  }
}
