/* What this device alone keeps: which stories were read here, and which the reader saved. None of it is sent anywhere. */

const MOST = 100;
const HALF_HOUR = 1800000;

function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(`nashra.${name}`));
    return Array.isArray(found) ? found.filter((one) => /^\/[^/\\]/.test(one?.path)) : [];
  } catch {
    return [];
  }
}

function keep(name, stories) {
  try {
    if (stories.length) localStorage.setItem(`nashra.${name}`, JSON.stringify(stories.slice(0, MOST)));
    else localStorage.removeItem(`nashra.${name}`);
    return true;
  } catch {
    return false;
  }
}

const without = (name, number) => kept(name).filter((one) => one.number !== number);

/* A view counts after two seconds on a visible page, once in half an hour, and not of who asks not to be counted. */
function read(story) {
  const before = kept("read").find((one) => one.number === story.number);
  const isKept = keep("read", [{ ...story, at: Date.now() }, ...without("read", story.number)]);
  const { doNotTrack, globalPrivacyControl, webdriver } = navigator;
  if (!isKept || (before && Date.now() - before.at < HALF_HOUR) || doNotTrack === "1" || globalPrivacyControl || webdriver) return;
  navigator.sendBeacon("/-/view", new Blob([JSON.stringify({ number: story.number })], { type: "application/json" }));
}

function whenSeen(act) {
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible" && !document.prerendering) {
      timer = setTimeout(() => {
        document.removeEventListener("visibilitychange", look);
        act();
      }, 2000);
    }
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("prerenderingchange", look);
  look();
}

function offerSaving(story) {
  const button = document.querySelector(".save");
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", kept("saved").some((one) => one.number === story.number));
  button.addEventListener("click", () => {
    const rest = without("saved", story.number);
    if (rest.length === kept("saved").length) rest.unshift({ ...story, at: Date.now() });
    keep("saved", rest);
    show();
  });
  addEventListener("storage", show);
  show();
  button.hidden = false;
}

function list(section) {
  const name = section.dataset.kept;
  const show = () => {
    const stories = kept(name);
    section.querySelector("ul").replaceChildren(
      ...stories.map((story) => {
        const line = section.querySelector("template").content.cloneNode(true);
        const link = line.querySelector("a");
        link.textContent = story.headline;
        link.href = story.path;
        line.querySelector("button").addEventListener("click", () => (keep(name, without(name, story.number)), show()));
        return line;
      }),
    );
    section.toggleAttribute("data-empty", !stories.length);
  };
  section.querySelector(".clear").addEventListener("click", () => (keep(name, []), show()));
  addEventListener("storage", show);
  section.hidden = false;
  show();
}

const article = document.querySelector("article[data-story]");
if (article) {
  const headline = article.querySelector("h1").textContent;
  const story = { number: Number(article.dataset.story), path: location.pathname, headline };
  offerSaving(story);
  whenSeen(() => read(story));
}
document.querySelectorAll("[data-kept]").forEach(list);
