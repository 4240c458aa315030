// What is asked of the server. A session that ended and a network that is away are told, and lose nothing.
import { config } from "./words.js";

export const OFFLINE = 0, ENDED = -1;

/* The status, and the answer where it is one: OFFLINE where nobody answered, ENDED where one is sent elsewhere. */
async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", ...options, headers: { Accept: "application/json", ...options.headers } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { status: OFFLINE };
  }
  if (answer.type === "opaqueredirect") return { status: ENDED };
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  try {
    return { status: answer.status, data: isJson ? await answer.json() : null };
  } catch {
    return { status: OFFLINE }; // the answer broke off
  }
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]").value;
}

function post(address, fields) {
  return ask(address, { method: "POST", body: new URLSearchParams(fields), headers: { "X-CSRFToken": token() } });
}

export function publish(front) {
  return post(config.document, { front: JSON.stringify(front) });
}

export function restore(number, newest) {
  return post(config.restore, { number, newest });
}

export function since(number) {
  return ask(`${config.document}?since=${number}`);
}

export function version(number) {
  return ask(`${config.document}?version=${number}`);
}

export function filling(written) {
  return post(config.filling, { slots: written });
}

export function stories(words, section, signal) {
  return ask(`${config.stories}?${new URLSearchParams({ q: words, section })}`, { signal });
}

export function topics(words) {
  return ask(`${config.topics}?${new URLSearchParams({ q: words })}`);
}

export function attend(session, editing) {
  return post(config.presence, { session, editing });
}

/* Said while the page is being left, when nothing is waited for any more. */
export function leave(session) {
  navigator.sendBeacon(config.presence, new URLSearchParams({ session, left: "", csrfmiddlewaretoken: token() }));
}
