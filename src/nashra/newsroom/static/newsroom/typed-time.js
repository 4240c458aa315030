/* A field of a time: says what is typed there means, as the newsroom reads it. Without it the form reads it all the same. */
const PAUSE = 200; // milliseconds after the last key

class TypedTime extends window.StimulusModule.Controller {
  static targets = ["zone", "zoneName", "meaning", "choices"];
  static values = { url: String, purpose: String, edition: String };

  connect() {
    this.choicesTarget.hidden = false;
  }

  disconnect() {
    clearTimeout(this.pause);
  }

  get input() {
    return this.element.querySelector("input:not([type=hidden])");
  }

  /* While somebody types: tell what it means, and leave the text alone. */
  ask() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.read(), PAUSE);
  }

  /* The field was left: write the time in full, so that «in an hour» stays the hour that was meant. */
  settle(event) {
    if (event.target === this.input) this.read({ rewrite: true });
  }

  choose(event) {
    this.write(event.params.text);
    this.read({ rewrite: true });
  }

  /* The edition was changed: the moment stays, and is told on the other edition's clock. */
  follow(event) {
    if (!/(^main_edition|-edition|-canonical|-DELETE)$/.test(event.target.name ?? "")) return;
    const edition = this.edition();
    if (edition === this.editionValue) return;
    this.editionValue = edition;
    this.read({ rewrite: true });
  }

  /* The edition that the form names for this field: of its row, of the main placement, or of the filter. */
  edition() {
    const form = this.element.closest("form");
    const value = (name) => form?.elements.namedItem(name)?.value;
    const [row] = this.input.name.match(/^placements-\d+-/) ?? [""];
    if (row) return value(`${row}edition`) ?? "";
    const rows = [...(form?.querySelectorAll("[name^=placements-][name$=-edition]") ?? [])].filter(
      (one) => /^placements-\d+-edition$/.test(one.name) && !value(one.name.replace("edition", "DELETE")),
    );
    const canonical = rows.find((one) => form.elements.namedItem(one.name.replace("edition", "canonical"))?.checked);
    return (canonical ?? rows[0])?.value ?? value("main_edition") ?? "";
  }

  async read({ rewrite = false } = {}) {
    clearTimeout(this.pause);
    const text = this.input.value;
    const asked = { text, zone: this.zoneTarget.value, edition: this.editionValue, purpose: this.purposeValue };
    let told;
    try {
      const response = await fetch(`${this.urlValue}?${new URLSearchParams(asked)}`, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      told = await response.json();
    } catch {
      return; // no network: the form reads it when it is sent
    }
    if (this.input.value !== text) return; // typed on meanwhile
    if (rewrite) {
      this.write(told.text);
      this.zoneTarget.value = told.zone;
      this.zoneNameTarget.textContent = told.zone_name;
    }
    this.tell(told);
  }

  /* Change the field as a person would, for what watches the form. */
  write(text) {
    if (this.input.value === text) return;
    this.input.value = text;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(this.pause);
  }

  tell({ meaning, error, ways }) {
    this.meaningTarget.textContent = error || meaning;
    this.meaningTarget.classList.toggle("typed-time__meaning--refused", Boolean(error));
    for (const [word, text] of ways) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.dataset.action = "typed-time#choose";
      button.dataset.typedTimeTextParam = text;
      button.textContent = word;
      this.meaningTarget.append(" ", button);
    }
  }
}

window.wagtail.app.register("typed-time", TypedTime);
