// Says when what was typed could not be kept; it still stands in the form, and the next keystroke tries again.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const kept = document.getElementById("kept");
    if (kept) kept.textContent = kept.dataset.failed;
  });
}
