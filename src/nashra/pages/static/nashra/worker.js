/* The service worker: keeps the last stories that were read, for when there is no connection. While there is one, every
   page comes from the network. What stands before this file: const VERSION, a name of this release and edition. */

const SHELL = `shell-${VERSION}`;
const STORIES = "stories-1";
const FILES = "files-1";
const OFFLINE = "/offline.html";
const KEPT = 30;
const KEPT_FILES = 200;
const CHECK_EVERY = 600000; /* milliseconds */

const isStory = ({ pathname }) => /^\/[^/]+\/[1-9]\d*(\/|$)/.test(pathname);
const isFile = ({ pathname }) => /^\/(static|media)\//.test(pathname);
const bare = (url) => url.origin + url.pathname;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (isFile(url)) event.respondWith(file(event));
});

async function install() {
  const shell = await caches.open(SHELL);
  await shell.add(new Request(OFFLINE, { cache: "no-store" }));
  const html = await (await shell.match(OFFLINE)).text();
  const files = new Set([...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]));
  await Promise.all([...files].map((address) => shell.add(address).catch(() => {})));
  await skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => ![SHELL, STORIES, FILES].includes(name)).map((name) => caches.delete(name)));
  await clients.claim();
}

async function page(event, url) {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return (await kept(url)) ?? offline();
  }
  if (isStory(url)) event.waitUntil(response.ok ? keep(url, response.clone()) : isGone(response) && forget(bare(url)));
  event.waitUntil(check());
  return response;
}

/* Redirects are opaque here: the story has moved, or left the edition. */
const isGone = ({ status, type }) => type === "opaqueredirect" || status === 404 || status === 410;

async function kept(url) {
  return (await caches.open(STORIES)).match(bare(url));
}

async function keep(url, response) {
  const stories = await caches.open(STORIES);
  await stories.delete(bare(url));
  await stories.put(bare(url), response);
  const all = await stories.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT)).map((request) => forget(request.url)));
}

/* A story goes with the pictures that it alone may have had. */
async function forget(address) {
  const [stories, files] = [await caches.open(STORIES), await caches.open(FILES)];
  const html = await (await stories.match(address))?.text();
  if (html === undefined) return;
  await stories.delete(address);
  const pictures = new Set([...html.matchAll(/\/media\/[^"\s,]+/g)].map(([found]) => found));
  await Promise.all([...pictures].map((found) => files.delete(found)));
}

/* What was taken down meanwhile goes at the next visit, though nobody opens it again. */
async function check() {
  const shell = await caches.open(SHELL);
  const last = Number(await (await shell.match("/-/checked"))?.text());
  if (Date.now() - last < CHECK_EVERY) return;
  await shell.put("/-/checked", new Response(String(Date.now())));
  for (const { url } of await (await caches.open(STORIES)).keys()) {
    const response = await fetch(url, { method: "HEAD", redirect: "manual", cache: "no-store" }).catch(() => null);
    if (!response) return;
    if (isGone(response)) await forget(url);
  }
}

/* Files have names by their content: what is kept is what the server has. */
async function file(event) {
  const { request } = event;
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok && response.type === "basic") event.waitUntil(keepFile(request, response.clone()));
  return response;
}

async function keepFile(request, response) {
  const files = await caches.open(FILES);
  await files.put(request, response);
  const all = await files.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT_FILES)).map((old) => files.delete(old)));
}

/* The offline page, with the stories that can be read. */
async function offline() {
  const response = await (await caches.open(SHELL)).match(OFFLINE);
  if (!response) return Response.error();
  const stories = await caches.open(STORIES);
  const lines = await Promise.all((await stories.keys()).reverse().map(async ({ url }) => {
    const html = await (await stories.match(url)).text();
    const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "";
    return `<li><a href="${new URL(url).pathname}">${title}</a></li>`;
  }));
  const html = (await response.text()).replace("<!-- kept -->", () => lines.join("\n"));
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
