// Keys: / searches, n makes a new one, h, p and c go to the main pages, ? lists them. Never while somebody types.
const places = { "/": "/people/#search", n: "/conversations/new", h: "/", p: "/people/", c: "/conversations/", "?": "/keys/" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (!Object.hasOwn(places, event.key)) return;
  event.preventDefault();
  const field = event.key === "/" && document.getElementById("search");
  if (field) field.focus();
  else location.assign(places[event.key]);
});

// A search field that was reached by its address takes the cursor.
if (location.hash === "#search") document.getElementById("search")?.focus();

// A menu that is open closes when attention goes elsewhere.
const close = (event) => document.querySelectorAll("details.more[open]").forEach((menu) => {
  if (event.key === "Escape" || !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("click", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close(event));
