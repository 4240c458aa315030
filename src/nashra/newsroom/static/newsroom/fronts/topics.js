// The topic that fills a slot: chosen by its name, from what the server finds as one types.
import * as server from "./server.js";
import * as slots from "./slots.js";
import { topicNames } from "./words.js";

export class TopicField {
  found = new Map(); // numbers by name

  constructor(front, page) {
    this.front = front;
    this.list = document.getElementById("fronts-topics");
    for (const event of ["input", "focusin"]) page.addEventListener(event, ({ target }) => target.matches("[data-topic-name]") && this.typed(target));
  }

  async typed(field) {
    this.choose(field);
    const words = (this.asked = field.value.trim());
    const { status, data } = await server.topics(words);
    if (status !== 200 || words !== this.asked) return; // a newer one is on its way
    this.found = new Map(data.topics.map(({ topic, name }) => [name, topic]));
    for (const [name, topic] of this.found) topicNames.set(topic, name);
    this.list.replaceChildren(...[...this.found.keys()].map((name) => new Option(name, name)));
    this.choose(field);
  }

  choose(field) {
    const topic = this.found.get(field.value.trim());
    const name = field.closest("[data-slot]").dataset.slot;
    const slot = this.front.slots.find((one) => one.id === name);
    if (topic && slot.topic !== topic) this.front.change(slots.setSlot(this.front.slots, name, { topic }), `${name} topic`);
  }
}
