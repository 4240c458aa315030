// The chips of a story's form: the edition and section of the first placement. They write into its own fields.
import { unfold } from "./unfold.js";

const where = document.querySelector("[data-where]");
const form = document.getElementById("w-editor-form");

class Where {
  editions = JSON.parse(document.getElementById("where-editions").textContent);

  constructor() {
    where.addEventListener("click", (event) => this.choose(event));
    // Of placements alone: the headline changes as one presses a chip, which must not be drawn anew meanwhile.
    form.addEventListener("change", (event) => event.target.name?.startsWith("placements-") && this.draw());
    new MutationObserver(() => this.draw()).observe(document.getElementById("id_placements-FORMS"), { childList: true });
    this.draw();
  }

  /* The placements that are kept, in their order, by the names of their fields. */
  rows() {
    const names = [...form.querySelectorAll("select[name^=placements-][name$=-edition]")].map((field) => field.name);
    const kept = names
      .filter((name) => /^placements-\d+-edition$/.test(name))
      .map((name) => name.replace(/edition$/, ""))
      .filter((row) => !form.elements[`${row}DELETE`]?.value);
    const order = (row) => Number(form.elements[`${row}ORDER`]?.value || 0);
    return kept.sort((one, other) => order(one) - order(other));
  }

  draw() {
    const [main, ...others] = this.rows();
    const edition = main ? form.elements[`${main}edition`].value : "";
    const section = main ? form.elements[`${main}section`].value : "";
    const taken = others.map((row) => form.elements[`${row}edition`].value);
    const free = this.editions.filter((one) => !taken.includes(String(one.number)));
    this.chips("editions", free, edition);
    this.chips("sections", this.sections(edition), section);
    where.querySelector("[data-where-others]").textContent = others.map((row) => this.told(row)).join("، ");
  }

  sections(edition) {
    return this.editions.find((one) => String(one.number) === edition)?.sections ?? [];
  }

  /* A placement beside the main one, in words. */
  told(row) {
    const [edition, section] = ["edition", "section"].map((name) => form.elements[row + name].selectedOptions[0]);
    return `+ ${edition?.text ?? ""}${section?.value ? ` › ${section.text}` : ""}`;
  }

  chips(kind, offered, chosen) {
    const place = where.querySelector(`[data-where-${kind}]`);
    const focused = place.contains(document.activeElement) ? document.activeElement.value : null;
    place.replaceChildren(
      ...offered.map(({ number, name }) => {
        const chip = Object.assign(document.createElement("button"), { type: "button", value: number, textContent: name });
        chip.className = "where__chip";
        chip.dataset.kind = kind;
        chip.dir = "auto";
        chip.setAttribute("aria-pressed", String(String(number) === chosen));
        return chip;
      }),
    );
    if (focused) place.querySelector(`[value="${focused}"]`)?.focus();
  }

  choose(event) {
    const chip = event.target.closest("[data-kind]");
    if (chip) this.write(chip.dataset.kind, chip.value);
    else if (event.target.closest("[data-where-another]")) this.open();
  }

  /* Write into the main placement's fields, or those of a new one where none is left. */
  write(kind, number) {
    if (!this.rows().length) document.getElementById("id_placements-ADD").click();
    const [row] = this.rows();
    const [edition, section] = [form.elements[`${row}edition`], form.elements[`${row}section`]];
    if (kind === "sections") section.value = number;
    else {
      edition.value = number;
      if (!this.sections(number).some((one) => String(one.number) === section.value)) section.value = "";
    }
    for (const field of [edition, section]) field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  open() {
    const rows = document.getElementById("id_placements-FORMS");
    unfold(rows);
    rows.scrollIntoView({ block: "start", behavior: "smooth" });
  }
}

if (where && form) addEventListener("load", () => new Where());
