// Keeps the shell of the page alone: style sheets, scripts, the mark, and one page that says there is no network.
// What a person sends is a POST and is never looked at here; no answer is ever kept.
// KEPT, SHELL and OFFLINE stand before this file, made by the server.

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll([...SHELL, ...Object.values(OFFLINE)]);
    await skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("beffroi-") && name !== KEPT).map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => offline(address.pathname)));
  } else if (SHELL.includes(address.pathname + address.search)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

async function offline(path) {
  const place = path.split("/").find((part) => part in OFFLINE)
    ?? navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => tag in OFFLINE) ?? "fr";
  return (await caches.match(OFFLINE[place])) ?? Response.error();
}
