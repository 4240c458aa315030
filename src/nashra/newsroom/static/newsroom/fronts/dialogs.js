// The dialogues: into which slot, what was published before, and the page as readers would get it.
import * as server from "./server.js";
import { plain, standing } from "./slots.js";
import { config, kindOf, made, nameOf, part, say } from "./words.js";

for (const button of document.querySelectorAll("dialog [data-close]")) button.addEventListener("click", () => button.closest("dialog").close());

/* Asks into which slot a story goes; nothing where somebody thinks better of it. */
export function askSlot(front, story) {
  const dialog = part("place-dialog");
  const card = front.stories.get(story);
  const current = standing(front.slots, story)?.slot.id;
  part("place-heading").textContent = say("place_in", { story: card?.headline ?? say("number", { number: story }) });
  return new Promise((chosen) => {
    const rows = front.slots.flatMap((slot, at) => {
      if (!kindOf(slot).takes) return [];
      const button = Object.assign(document.createElement("button"), { type: "button", className: "fronts-dialog__place", textContent: nameOf(slot), dir: "auto" });
      button.dataset.slot = slot.id;
      const place = Object.assign(document.createElement("span"), { className: "fronts-dialog__number", textContent: at + 1 });
      button.prepend(place);
      button.disabled = slot.stories.length >= config.most_pins && slot.id !== current;
      if (slot.id === current) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => (chosen(slot.id), dialog.close()));
      const row = document.createElement("li");
      row.append(button);
      return row;
    });
    part("places").replaceChildren(...rows);
    dialog.addEventListener("close", () => chosen(null), { once: true });
    dialog.showModal();
  });
}

export class History {
  constructor(front, restore, look) {
    [this.front, this.restore, this.look] = [front, restore, look];
    this.dialog = part("history-dialog");
    part("show-history").addEventListener("click", () => this.open());
    part("versions").addEventListener("click", (event) => this.press(event));
  }

  open() {
    const { versions } = this.front;
    part("no-versions").hidden = versions.length > 0;
    part("no-versions").textContent = say("no_versions");
    part("versions").replaceChildren(...versions.map((version, at) => this.row(version, at === 0)));
    this.dialog.showModal();
  }

  row(version, isNewest) {
    const row = made("front-version");
    row.dataset.number = version.number;
    part("number", row).textContent = say("version", { number: version.number });
    part("what", row).textContent = version.what;
    part("who", row).textContent = version.who;
    [part("when", row).textContent, part("when", row).title] = [version.when, version.at];
    part("restore", row).hidden = isNewest;
    return row;
  }

  async press(event) {
    const number = Number(event.target.closest("[data-number]")?.dataset.number);
    if (event.target.closest("[data-restore]")) {
      this.dialog.close();
      this.restore(number);
    } else if (event.target.closest("[data-look]")) {
      const { status, data } = await server.version(number);
      if (status === 200) this.look(data.slots, say("version", { number }));
    }
  }
}

export class Preview {
  width = 1280;

  constructor(front) {
    this.front = front;
    [this.dialog, this.room, this.form] = [part("preview-dialog"), part("room"), part("preview-form")];
    this.frame = this.room.firstElementChild;
    this.heading = this.dialog.querySelector("h2");
    this.title = this.heading.textContent;
    part("show-preview").addEventListener("click", () => this.open(front.slots));
    this.dialog.addEventListener("click", (event) => event.target.dataset.width && this.resize(Number(event.target.dataset.width)));
    addEventListener("resize", () => this.fit());
  }

  open(slots, title = this.title) {
    this.heading.textContent = title;
    this.dialog.showModal();
    this.resize(this.room.clientWidth < 700 ? 390 : this.width);
    this.form.elements.slots.value = JSON.stringify(plain(slots));
    this.form.submit();
  }

  resize(width) {
    this.width = width;
    for (const button of this.dialog.querySelectorAll("[data-width]")) button.ariaPressed = String(Number(button.dataset.width) === width);
    this.fit();
  }

  /* A page wider than the room is shown smaller, with the width that it would have. */
  fit() {
    if (!this.dialog.open) return;
    const scale = Math.min(1, this.room.clientWidth / this.width);
    this.frame.style.inlineSize = `${this.width}px`;
    this.frame.style.blockSize = `${this.room.clientHeight / scale}px`;
    this.frame.style.scale = scale;
    this.room.classList.toggle("fronts-preview__room--narrow", this.width * scale < this.room.clientWidth - 2);
  }
}
