// Keys that work on every page, or everywhere on that of an article.
import { byId, on } from "./dom.js";
import { announce, warn } from "./feedback.js";
import { equip, loadAfter, loadBefore, style } from "./rows.js";
import { targetOf } from "./spoken.js";
import { gettext } from "./words.js";

function typing(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

const keysButton = () => document.querySelector("[data-keys]");

// The list comes with the page, or when it is asked for.
async function showKeys() {
  if (!byId("keys")) {
    const [answer] = await Promise.all([fetch(keysButton().dataset.keys), style("lists"), style("naming")]).catch(() => []);
    if (!answer?.ok || answer.redirected) return warn(gettext("The server cannot be reached."));
    document.body.insertAdjacentHTML("beforeend", await answer.text());
  }
  byId("keys").showModal();
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
  const target = targetOf(document.activeElement.closest?.(".cell"));
  const at = here ? rows.indexOf(here) + step : step > 0 ? 0 : rows.length - 1;
  if (Math.abs(step) > 1) while (await (step > 0 ? loadAfter() : loadBefore()));
  const row = Math.abs(step) > 1 ? [...document.querySelectorAll(".row:not(.excluded, .more)")].at(step > 0 ? -1 : 0) : rows[at];
  if (!row) {
    if (await (step > 0 ? loadAfter() : loadBefore())) return move(step);
    announce(step > 0 ? gettext("This is the last row.") : gettext("This is the first row."));
    return;
  }
  const cell = (target && row.querySelector(`.cell[id$="-${target}"]`)) || row.querySelector(".cell");
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

// The next cell in which a check fails.
function goToFailing(step) {
  const cells = [...document.querySelectorAll(".cell:has(.fails)")];
  if (step < 0) cells.reverse();
  const here = document.activeElement.closest(".cell");
  const beyond = step < 0 ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const cell = cells.find((each) => !here || here.compareDocumentPosition(each) & beyond) ?? cells[0];
  if (!cell) announce(gettext("No check fails in the rows here."));
  cell?.querySelector(".edit-link")?.focus();
  cell?.scrollIntoView({ block: "nearest" });
}

// Look up the selected words: here, or on a page of its own.
const selected = () => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  const inBox = selectionStart === selectionEnd ? "" : value.slice(selectionStart, selectionEnd);
  return (inBox || String(getSelection())).trim().slice(0, 200);
};

function lookUp(selector, name) {
  const link = document.querySelector(selector);
  if (link) location.assign(`${link.href}?${new URLSearchParams({ [name]: selected() })}`);
  return link;
}

// What opens it here, once it is loaded: at once, or the next keys would go into the open box.
let openConcordance = null;
export function setConcordance(open) {
  openConcordance = open;
}

async function concordance() {
  const query = selected();
  if (openConcordance) openConcordance(query);
  else if (!byId("concordance")) lookUp("a[data-concordance]", "q");
  else if (await equip()) (await import("./memory.js")).openConcordance(query);
}

const inRows = (act) => document.querySelector(".segments") && (act(), true);

// By what is held down (Ctrl or ⌘, Alt, Shift) and the key; what gives nothing is not taken.
const KEYS = {
  " F3": () => (concordance(), true),
  "S F3": () => (concordance(), true),
  "A KeyK": () => (concordance(), true),
  "CS KeyF": () => lookUp("a[data-replace]", "find"),
  "A KeyN": () => {
    const link = document.querySelector("a[data-next]");
    if (link) location.assign(link.href);
    return link;
  },
  "A KeyR": () => inRows(() => redraw(false)),
  "AS KeyR": () => inRows(() => redraw(true)),
  " F8": () => inRows(() => goToFailing(1)),
  "S F8": () => inRows(() => goToFailing(-1)),
};
for (const held of ["A", "C"]) {
  KEYS[`${held} ArrowDown`] = () => inRows(() => move(1));
  KEYS[`${held} ArrowUp`] = () => inRows(() => move(-1));
}
KEYS["A Home"] = () => inRows(() => move(-Infinity));
KEYS["A End"] = () => inRows(() => move(Infinity));

export function held({ ctrlKey, metaKey, altKey, shiftKey, code }) {
  return `${ctrlKey || metaKey ? "C" : ""}${altKey ? "A" : ""}${shiftKey ? "S" : ""} ${code}`;
}

on("keydown", (event) => {
  if (event.isComposing || event.metaKey && event.code.startsWith("Arrow")) return;
  const help = event.key === "?" && !typing(event.target) || event.ctrlKey && event.key === "/";
  if (help && keysButton()) showKeys();
  else if (!KEYS[held(event)]?.()) return;
  event.preventDefault();
});

on("click", (event) => {
  if (event.target.closest("[data-keys]")) showKeys();
});
