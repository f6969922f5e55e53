// Asked once of a new person: the zone that their browser knows. The settings show it and can change it.
const form = document.getElementById("zone-form");

if (form) {
  form.elements.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  if (form.elements.zone.value) fetch(form.action, { method: "POST", body: new FormData(form) });
}
