// What a save offers, in its row: repeat the text (Alt+P), take a name into the glossary (Alt+T).
// And search and replace with what is selected (Ctrl+Shift+F).
import { announce } from "./feedback.js";

let saved = null;

document.addEventListener("concord:saved", (event) => { saved = event.detail; });

document.addEventListener("htmx:afterSettle", async () => {
  if (!saved) return;
  const { segment, language } = saved;
  saved = null;
  const answer = await fetch(`/segments/${segment}/${language}/offers/`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.status !== 200 || answer.redirected) return;
  const html = await answer.text();
  const cell = document.getElementById(`c-${segment}-${language}`);
  if (!cell || cell.matches(".editing")) return;
  document.querySelectorAll("[data-offers]").forEach((each) => each.remove());
  cell.insertAdjacentHTML("beforeend", html);
  const place = cell.lastElementChild;
  // A click on the cell would open it.
  place.addEventListener("click", (event) => event.stopPropagation());
  htmx.process(place);
  announce(place.textContent.replace(/\s+/g, " "));
});

document.addEventListener("keydown", (event) => {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  const command = ctrlKey || metaKey;
  if (command && shiftKey && !altKey && code === "KeyF") {
    const link = document.querySelector("a[data-replace]");
    if (!link) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = document.activeElement;
    const marked = value?.slice(selectionStart, selectionEnd) || String(getSelection());
    location.assign(`${link.href}?${new URLSearchParams({ find: marked.trim().slice(0, 200) })}`);
  } else if (altKey && !command && !shiftKey) {
    const button = document.querySelector(`[data-offer="${code}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
    button.closest("details")?.querySelector("input:not([type=hidden])").focus();
  }
});
