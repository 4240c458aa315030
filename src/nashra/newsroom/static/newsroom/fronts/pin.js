// What a slot says of a story in place of the story's own: headline, photo, end.
import { setPin, standing } from "./slots.js";
import { part } from "./words.js";

export class PinForm {
  story = null;

  constructor(front, closed) {
    [this.front, this.closed] = [front, closed];
    this.form = part("pin-form");
    const fields = this.form.elements;
    [this.headline, this.photo, this.until, this.zone] = [fields.headline, fields.photo, fields.until, fields["until-zone"]];
    this.chooser = new window.ImageChooser(this.photo.id, { modalUrl: document.getElementById(`${this.photo.id}-chooser`).dataset.chooserUrl });
    this.headline.addEventListener("input", () => this.write({ headline: this.headline.value.replaceAll("\n", " ") }, "headline"));
    this.until.addEventListener("input", () => this.writeEnd());
    this.photo.addEventListener("change", () => this.writePhoto());
    this.form.addEventListener("submit", (event) => (event.preventDefault(), this.close()));
    for (const button of this.form.querySelectorAll("[data-pin-done]")) button.addEventListener("click", () => this.close());
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  open(story) {
    const { pin } = standing(this.front.slots, story);
    const card = this.front.stories.get(story);
    this.story = null; // what is filled in now is not typed
    part("pin-story").textContent = card?.headline ?? "";
    [this.headline.value, this.headline.placeholder] = [pin.headline, card?.headline ?? ""];
    this.until.value = pin.typed?.text ?? pin.end ?? "";
    this.until.dispatchEvent(new Event("input", { bubbles: true })); // its meaning is told anew
    const photo = this.front.photos.get(pin.photo);
    this.chooser.setState(pin.photo ? { id: pin.photo, title: photo?.title ?? "", preview: { url: photo?.url ?? "", width: 165, height: 110 }, default_alt_text: "", edit_url: "" } : null);
    [this.form.hidden, part("stories").hidden] = [false, true];
    this.refuse("");
    this.story = story;
    this.headline.focus();
  }

  refuse(text) {
    const place = part("pin-refusal");
    [place.textContent, place.hidden] = [text, !text];
  }

  write(values, field) {
    if (this.story !== null && standing(this.front.slots, this.story)) this.front.change(setPin(this.front.slots, this.story, values), `${this.story} ${field}`);
  }

  writeEnd() {
    const text = this.until.value;
    this.write({ typed: { text, zone: this.zone.value }, end: undefined, ended: undefined, until: null }, "until");
  }

  writePhoto() {
    const number = Number(this.photo.value) || null;
    const state = number && this.chooser.getState();
    if (state) this.front.know({ photos: { [number]: { title: state.title, url: state.preview?.url ?? "" } } });
    this.write({ photo: number }, "photo");
  }

  close() {
    if (this.form.hidden) return;
    const story = this.story;
    this.story = null;
    [this.form.hidden, part("stories").hidden] = [true, false];
    this.closed(story);
  }
}
