// Keys: / searches, n makes a new one, h goes home, ? lists them. Never while somebody types.
const places = { "/": "/conversations/#search", n: "/conversations/new", h: "/", "?": "/keys/" };

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
