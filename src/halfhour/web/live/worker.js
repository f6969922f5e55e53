// Keeps one live page and what it needs. The network is asked first, so that a newer page wins; without it the kept one stands.
const KEPT = "halfhour-live:" + self.registration.scope;
const PAGE = self.registration.scope;
const ASSETS = [{% for asset in assets %}"{{ asset|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((kept) => kept.addAll([PAGE, ...ASSETS])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  const address = request.url.split(/[?#]/)[0];
  if (address !== PAGE && !ASSETS.includes(new URL(address).pathname)) return;
  event.respondWith(answered(request, address));
});

const answered = async (request, address) => {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await kept.put(address, answer.clone()).catch(() => {});
    return answer;
  } catch (gone) {
    const stored = await kept.match(address, { ignoreVary: true });
    if (stored) return stored;
    throw gone;
  }
};

self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(caches.open(KEPT).then((kept) => kept.add(PAGE)).catch(() => {}));
});
