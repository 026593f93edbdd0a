// What a save offers, in its row: repeat the text (Alt+P), take a name into the glossary (Alt+T).
import { byId, on } from "./dom.js";
import { announce } from "./feedback.js";

let saved = null;

on("concord:saved", (event) => { saved = event.detail; });

on("htmx:afterSettle", async () => {
  if (!saved) return;
  const { segment, language } = saved;
  saved = null;
  const answer = await fetch(`/segments/${segment}/${language}/offers/`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.status !== 200 || answer.redirected) return;
  const html = await answer.text();
  const cell = byId(`c-${segment}-${language}`);
  if (!cell || cell.matches(".editing")) return;
  document.querySelectorAll("[data-offers]").forEach((each) => each.remove());
  cell.insertAdjacentHTML("beforeend", html);
  const place = cell.lastElementChild;
  // A click on the cell would open it.
  place.addEventListener("click", (event) => event.stopPropagation());
  htmx.process(place);
  announce(place.textContent.replace(/\s+/g, " "));
});

on("keydown", (event) => {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  const button = altKey && !ctrlKey && !metaKey && !shiftKey && document.querySelector(`[data-offer="${code}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
  button.closest("details")?.querySelector("input:not([type=hidden])").focus();
});
