// A message being written: how long it is, and showing what the server refused to overwrite.
const text = () => document.getElementById("id_text");

const counted = () => {
  const count = document.getElementById("count");
  const words = text().value.trim();
  const length = count.dataset.unit === "characters" ? [...words].length : words.split(/\s+/).filter(Boolean).length;
  count.querySelector("[data-number]").textContent = length;
};

document.addEventListener("input", (event) => {
  if (event.target !== text()) return;
  counted();
  document.querySelector("#count .kept-at")?.remove();
});

// What is refused is shown beside the text instead of being dropped.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterSettle", () => { if (text()) counted(); });
document.addEventListener("htmx:sendError", () => {
  const count = document.getElementById("count");
  count.querySelector(".kept-at")?.remove();
  count.insertAdjacentHTML("beforeend", '<strong class="kept-at">Not kept: Halfhour does not answer. Leave this page open.</strong>');
});
