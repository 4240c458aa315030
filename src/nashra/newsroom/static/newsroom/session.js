// A session that ended loses no text: one logs in again in a window of its own, and what was typed is saved then.
const LOOK_EVERY = 1500; // ms, while the dialogue is open

const dialog = document.getElementById("session-ended");
const form = document.querySelector("#w-editor-form:has([data-story-form])");

class Session {
  isAsking = false;
  waiting = null; // the button with which the form was to be sent
  isKnown = false; // that the session lives, as was just asked for the form that is being sent

  constructor() {
    document.body.append(dialog);
    form.addEventListener("submit", (event) => this.ask(event), { capture: true });
    form.addEventListener("w-autosave:error", () => this.look());
    dialog.querySelector("[data-log-in]").addEventListener("click", () => this.logIn());
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => clearInterval(this.watch));
  }

  /* Whether the user of this page is logged in: true, false, or undefined where nobody can tell. */
  async isAlive() {
    let answer;
    try {
      answer = await fetch(dialog.dataset.state, { redirect: "manual", headers: { Accept: "application/json" } });
    } catch {
      return undefined;
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) return false;
    if (!answer.ok) return undefined;
    const { user, token } = await answer.json();
    const isSame = String(user) === dialog.dataset.user;
    dialog.querySelector("[data-other]").hidden = isSame;
    if (isSame) this.take(token);
    return isSame;
  }

  /* Logging in makes a new token, which what is sent from this page must carry. */
  take(token) {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  }

  async look() {
    if (this.isAsking || dialog.open) return;
    this.isAsking = true;
    if ((await this.isAlive()) === false) this.open();
    this.isAsking = false;
  }

  open() {
    dialog.showModal();
    this.watch = setInterval(() => this.goOn(), LOOK_EVERY);
  }

  logIn() {
    this.window = window.open(dialog.dataset.login, "nashra-login", "popup,width=560,height=720");
  }

  async goOn() {
    if (!(await this.isAlive()) || !dialog.open) return;
    dialog.close();
    this.window?.close();
    if (this.waiting) this.send();
    else window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.save(new CustomEvent("nashra:typed"));
  }

  /* Asked before the form is sent, for what is sent without a session is lost. */
  async ask(event) {
    if (this.isKnown) return void (this.isKnown = false);
    event.preventDefault();
    event.stopImmediatePropagation();
    this.waiting = { button: event.submitter };
    if ((await this.isAlive()) === false) this.open();
    else this.send();
  }

  send() {
    const { button } = this.waiting;
    this.waiting = null;
    this.isKnown = true;
    if (button) form.querySelector("input[data-pressed]")?.remove();
    if (button?.name) {
      const pressed = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
      pressed.dataset.pressed = "";
      form.append(pressed);
    }
    form.requestSubmit();
  }
}

if (form && dialog) new Session();
