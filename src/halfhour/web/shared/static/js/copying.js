// Buttons that copy a field; without a script the field can be selected by hand.
const offerCopying = () => document.querySelectorAll("[data-copies]").forEach((button) => { button.hidden = false; });

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

document.addEventListener("htmx:afterSettle", offerCopying);
offerCopying();
