// Keys press the buttons of the toolbar for the chosen pair; by position, whatever the layout. What
// is typed while a correction is on its way waits for it.
import { byId, on } from "./dom.js";

const waiting = [];
const STEPS = { ArrowUp: -1, ArrowDown: 1 };

function press(key) {
  const form = byId("beads");
  if (form.classList.contains("htmx-request")) {
    waiting.push(key);
    return;
  }
  if (STEPS[key]) {
    const rows = [...form.querySelectorAll("[type=radio]")];
    rows[rows.findIndex((row) => row.checked) + STEPS[key]]?.click();
    form.querySelector("[type=radio]:checked").focus();
    next();
    return;
  }
  const button = form.querySelector(`[data-key="${key}"]`);
  if (button.disabled) waiting.length = 0;
  else button.click();
}

function next() {
  if (waiting.length) press(waiting.shift());
}

on("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !byId("beads")) return;
  if (event.repeat && !STEPS[event.code]) return;
  const onRow = event.target.matches("#beads [type=radio]");
  if (!onRow && event.target.closest("input, textarea, select, dialog")) return;
  const key = event.code.replace("Key", "").replace("NumpadEnter", "Enter");
  // Enter on a button or a link is its own affair; while a row is exchanged, nothing has the focus.
  if (key === "Enter" && event.target.closest("a, button")) return;
  if (!STEPS[key] && !document.querySelector(`#beads [data-key="${key}"]`)) return;
  event.preventDefault();
  press(key);
});

on("htmx:afterSettle", next);

on("htmx:sendError", () => { waiting.length = 0; });
