// A message being written: how long it is, copying it, and showing what the server refused to overwrite.
const text = () => document.getElementById("id_text");

const counted = () => {
  const count = document.getElementById("count");
  const words = text().value.trim();
  const length = count.dataset.unit === "characters" ? [...words].length : words.split(/\s+/).filter(Boolean).length;
  count.querySelector("[data-number]").textContent = length;
};

const copiers = () => document.querySelectorAll("[data-copies]").forEach((button) => { button.hidden = false; });

document.addEventListener("input", (event) => {
  if (event.target !== text()) return;
  counted();
  document.querySelector("#count .kept-at")?.remove();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.done;
  } catch {
    field.focus();
    field.select();
    button.textContent = "Selected: now copy it";
  }
});

// What is refused is shown beside the text instead of being dropped.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterSettle", () => { copiers(); if (text()) counted(); });
document.addEventListener("htmx:sendError", () => {
  const count = document.getElementById("count");
  count.querySelector(".kept-at")?.remove();
  count.insertAdjacentHTML("beforeend", '<strong class="kept-at">Not kept: Halfhour does not answer. Leave this page open.</strong>');
});

copiers();
