// Times are shown on the guest's own clock: the browser knows which one that is, and choosing another needs no button.
const form = document.querySelector("[data-zone-form]");

if (form) {
  const select = form.elements.zone;
  select.addEventListener("change", () => form.submit());
  const guess = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isKnown = [...select.options].some((option) => option.value === guess);
  if ("guess" in form.dataset && isKnown && select.value !== guess) {
    select.value = guess;
    location.replace(`?${new URLSearchParams(new FormData(form))}`);
  }
}
