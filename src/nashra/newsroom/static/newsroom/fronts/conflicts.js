// What two editors changed otherwise at one place: shown side by side, to choose.
import { part, say } from "./words.js";

export class Conflicts {
  constructor(publish) {
    this.publish = publish;
    this.form = part("conflicts");
    this.form.addEventListener("submit", (event) => this.send(event));
    part("conflicts-later").addEventListener("click", () => this.hide());
  }

  show({ number, who, conflicts }) {
    [this.number, this.conflicts] = [number, conflicts];
    part("conflicts-heading").textContent = say("both_changed", { who });
    part("conflict-places").replaceChildren(...conflicts.map((conflict, at) => this.place(conflict, at, who)));
    this.form.hidden = false;
    this.form.scrollIntoView({ block: "start" });
    this.form.querySelector("input").focus({ preventScroll: true });
  }

  place(conflict, at, who) {
    const place = part("conflict", this.form).content.firstElementChild.cloneNode(true);
    place.querySelector("legend").textContent = conflict.place;
    part("mine", place).textContent = conflict.mine;
    part("theirs", place).textContent = conflict.theirs;
    part("whose", place).textContent = say("by", { who });
    for (const choice of place.querySelectorAll("input")) [choice.name, choice.required] = [`conflict-${at}`, true];
    return place;
  }

  send(event) {
    event.preventDefault();
    const choices = this.conflicts.map(({ path }, at) => [path, this.form.elements[`conflict-${at}`].value]);
    this.publish({ choices, chosen_at: this.number });
  }

  hide() {
    this.form.hidden = true;
  }
}
