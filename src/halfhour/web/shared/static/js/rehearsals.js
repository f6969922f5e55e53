// Speaking instead of typing, where the browser can recognise speech; the words stand in the field to be read before they are said.
const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;

const offer = () => {
  if (!Recognition) return;
  document.querySelectorAll("[data-speak]").forEach((piece) => { piece.hidden = false; });
};

const last = () => document.querySelector(".spoken li:last-child")?.scrollIntoView({ block: "nearest" });

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-speak]");
  if (!button) return;
  const field = document.getElementById("id_words");
  const listening = new Recognition();
  listening.lang = document.documentElement.lang || "en";
  button.disabled = true;
  button.textContent = "Listening";
  listening.onresult = (heard) => {
    const words = [...heard.results].map((result) => result[0].transcript).join(" ");
    field.value = `${field.value} ${words}`.trim();
    document.getElementById("id_spoken").value = "on";
  };
  listening.onend = () => { button.disabled = false; button.textContent = "Speak"; field.focus(); };
  listening.start();
});

// Enter says it, as in other chats; with Shift it begins a new line.
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "id_words" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("htmx:afterSettle", () => { offer(); last(); document.getElementById("id_words")?.focus(); });
offer();
last();
