/* Suggestions under every search box: a combobox with a list, as the ARIA Authoring Practices describe it.
   Without it the box is a form like any other. */

const PAUSE = 120;
let boxes = 0;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${++boxes}`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
    this.chosen = -1;
    const says = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(says)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    /* Pressing must not take the focus away, or the list would be gone before the click. */
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("li")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.request?.abort();
    const typed = this.input.value.trim();
    if (typed.length < 2) return this.close();
    this.request = new AbortController();
    try {
      const address = `/search/suggest?q=${encodeURIComponent(typed.slice(0, 200))}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok && document.activeElement === this.input) this.show((await answer.json())[1]);
    } catch {
      /* A newer question came, or the network is away: the box works without. */
    }
  }

  show(texts) {
    this.typed = this.input.value;
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...texts.map((text, place) => {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${place}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dir = "auto";
      item.textContent = text;
      return item;
    }));
    if (!texts.length) return this.close();
    this.form.append(this.list);
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.remove();
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing || !this.list.isConnected) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.input.value = this.typed;
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  /* Through all suggestions and back to what was typed. */
  move(step) {
    const items = [...this.list.children];
    this.chosen = ((this.chosen + 1 + step + items.length + 1) % (items.length + 1)) - 1;
    for (const [place, item] of items.entries()) item.setAttribute("aria-selected", String(place === this.chosen));
    const item = items[this.chosen];
    this.input.value = item ? item.textContent : this.typed;
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(item) {
    if (!item) return;
    this.input.value = item.textContent;
    this.close();
    this.form.requestSubmit();
  }
}

for (const input of document.querySelectorAll('.search input[name="q"]')) new Suggestions(input);
