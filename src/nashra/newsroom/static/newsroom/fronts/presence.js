// Who else has this front open.
import * as server from "./server.js";
import { part, say } from "./words.js";

const EVERY = 2000; // ms

export class Presence {
  session = "";

  constructor(front) {
    this.front = front;
    this.ask();
    setInterval(() => document.hidden || this.ask(), EVERY);
    addEventListener("pagehide", () => this.session && server.leave(this.session));
  }

  async ask() {
    if (this.isAsking) return;
    this.isAsking = true;
    const { status, data } = await server.attend(this.session, this.front.isChanged).finally(() => (this.isAsking = false));
    if (status !== 200) return;
    this.session = data.session;
    const names = data.others.map(({ name, editing }) => (editing ? say("edits", { name }) : name));
    const told = names.length ? say("also_open", { names: names.join(say("list_comma")) }) : "";
    if (part("others").textContent !== told) part("others").textContent = told;
  }
}
