// Keys that work everywhere on the page of an article: `?`, and moving from row to row.
import { announce } from "./feedback.js";
import { loadAfter, loadBefore } from "./rows.js";
import { gettext } from "./words.js";

const dialog = document.getElementById("keys");

function typing(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function showKeys() {
  dialog?.showModal();
}

// The element that stands for a cell when the keyboard is on it.
export function handle(cell) {
  return cell?.querySelector(".box:not([readonly]), .edit-link, .cancel");
}

// One row down or up, or to the last or the first.
async function move(step) {
  const rows = [...document.querySelectorAll(".row:not(.excluded, .more)")];
  if (!rows.length) return;
  const here = document.activeElement.closest?.(".row");
  const target = document.activeElement.closest?.(".cell")?.dataset.target;
  const at = here ? rows.indexOf(here) + step : step > 0 ? 0 : rows.length - 1;
  if (Math.abs(step) > 1) while (await (step > 0 ? loadAfter() : loadBefore()));
  const row = Math.abs(step) > 1 ? [...document.querySelectorAll(".row:not(.excluded, .more)")].at(step > 0 ? -1 : 0) : rows[at];
  if (!row) {
    if (await (step > 0 ? loadAfter() : loadBefore())) return move(step);
    announce(step > 0 ? gettext("This is the last row.") : gettext("This is the first row."));
    return;
  }
  const cell = (target && row.querySelector(`.cell[data-target="${target}"]`)) || row.querySelector(".cell");
  handle(cell)?.focus();
  row.scrollIntoView({ block: "nearest" });
}

// Have Chinese drawn again whose English has changed: of the row at hand, or of the article.
function redraw(all) {
  const place = all ? document : document.activeElement.closest?.(".row");
  const button = place?.querySelector(all ? "[data-redraw-all]" : "[data-redraw]");
  if (button) button.click();
  else announce(all ? gettext("No Chinese here waits to be redrawn.") : gettext("The Chinese of this row need not be redrawn."));
}

document.addEventListener("keydown", (event) => {
  if ((event.key === "?" && !typing(event.target) || event.ctrlKey && event.key === "/") && dialog) {
    event.preventDefault();
    showKeys();
  } else if (event.altKey !== event.ctrlKey && !event.metaKey && !event.shiftKey && /^Arrow(Down|Up)$/.test(event.key) || event.altKey && /^(Home|End)$/.test(event.key)) {
    if (!document.querySelector(".segments")) return;
    event.preventDefault();
    move({ ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]);
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyR") {
    if (!document.querySelector(".segments")) return;
    event.preventDefault();
    redraw(event.shiftKey);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) showKeys();
});
