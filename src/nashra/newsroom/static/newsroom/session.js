// A story's form whose session ended loses no text: what was typed is saved once one has logged in again.
import { LoginAgain } from "./login-again.js";

const dialog = document.getElementById("session-ended");
const form = document.querySelector("#w-editor-form:has([data-story-form])");

class Session {
  isAsking = false;
  waiting = null; // the button with which the form was to be sent
  isKnown = false; // that the session lives, as was just asked for the form that is being sent
  login = new LoginAgain(dialog, () => this.goOn());

  constructor() {
    form.addEventListener("submit", (event) => this.ask(event), { capture: true });
    form.addEventListener("w-autosave:error", () => this.look());
  }

  async look() {
    if (this.isAsking || this.login.isOpen) return;
    this.isAsking = true;
    if ((await this.login.isAlive()) === false) this.login.open();
    this.isAsking = false;
  }

  goOn() {
    if (this.waiting) this.send();
    else window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave")?.save(new CustomEvent("nashra:typed"));
  }

  /* Asked before the form is sent, for what is sent without a session is lost. */
  async ask(event) {
    if (this.isKnown) return void (this.isKnown = false);
    event.preventDefault();
    event.stopImmediatePropagation();
    this.waiting = { button: event.submitter };
    if ((await this.login.isAlive()) === false) this.login.open();
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
