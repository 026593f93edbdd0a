// The glossary's table by keyboard, and the selection of its rows.
import { gettext } from "../workbench/js/words.js";

const search = document.querySelector(".search input[type=search]");
const form = document.querySelector(".bulk-form");
const bar = form?.querySelector(".bulk");
const whole = form?.querySelector("[data-select-page]");
const rows = [...document.querySelectorAll(".glossary tbody tr")];
const boxes = [...(form?.querySelectorAll("input[name=chosen]") ?? [])];
const live = document.getElementById("live");
let last = null; // the row that the keyboard was on

// ---- the selection ----

function refresh() {
  if (!form) return;
  const count = boxes.filter((box) => box.checked).length;
  bar.querySelector("[data-count]").textContent = gettext("%(count)s selected", { count });
  for (const button of bar.querySelectorAll("[data-needs]")) {
    button.disabled = count !== Number(button.dataset.needs);
    button.title = button.disabled ? gettext("Select exactly %(count)s", { count: button.dataset.needs }) : "";
  }
  whole.textContent = count === boxes.length ? gettext("Select none") : gettext("Select all on this page");
}

function selectPage() {
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
  refresh();
}

form?.addEventListener("change", refresh);
whole?.addEventListener("click", (event) => {
  event.preventDefault();
  selectPage();
});
// A browser that comes back to the page ticks the boxes again after this script has run.
addEventListener("pageshow", refresh);
refresh();

// ---- keys ----

function linkOf(row) {
  return row.querySelector("th a");
}

function go(row) {
  linkOf(row).focus();
  row.scrollIntoView({ block: "nearest" });
}

function move(here, step) {
  const from = here ?? last;
  const row = from ? rows[rows.indexOf(from) + step] : rows[step > 0 ? 0 : rows.length - 1];
  if (row) go(row);
  else if (live) live.textContent = step > 0 ? gettext("This is the last concept.") : gettext("This is the first concept.");
}

const anywhere = {
  "/": () => search?.select(),
  j: (row) => move(row, 1),
  k: (row) => move(row, -1),
  a: () => selectPage(),
  b: () => bar?.querySelector("select")?.focus(),
};
const inRow = {
  ArrowDown: (row) => move(row, 1),
  ArrowUp: (row) => move(row, -1),
  e: (row) => row.dataset.edit && location.assign(row.dataset.edit),
  x: (row) => row.querySelector("input[name=chosen]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("dialog")) return;
  if (event.key === "Escape" && event.target.closest(".search, .bulk") && rows.length) {
    go(last ?? rows[0]);
    return;
  }
  if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  const row = event.target.closest(".glossary tbody tr");
  const act = (row && inRow[event.key]) || anywhere[event.key];
  if (!act) return;
  event.preventDefault();
  act(row);
});

document.addEventListener("focusin", (event) => {
  last = event.target.closest(".glossary tbody tr") ?? last;
});
