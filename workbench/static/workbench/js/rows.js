// Rows that load as people scroll, an address that keeps the place, and the next row made ready.
import { byId, make, on } from "./dom.js";
import { warn } from "./feedback.js";
import { speak, targetOf } from "./spoken.js";
import { gettext } from "./words.js";

const grid = ".segments";

// ---- more rows ----

const near = new IntersectionObserver(
  (entries) => entries.forEach((entry) => { if (entry.isIntersecting) load(entry.target); }),
  { rootMargin: "1200px 0px" },
);

const loading = new WeakMap();

// Put the rows that a link stands for in its place. Whether there are any.
function load(link) {
  if (!loading.has(link)) loading.set(link, fetchRows(link).finally(() => loading.delete(link)));
  return loading.get(link);
}

async function fetchRows(link) {
  near.unobserve(link);
  const row = link.closest(".more");
  await htmx.ajax("GET", link.dataset.more, { source: link, target: row, swap: "outerHTML" });
  watch();
  // Without an answer the link stays, to be pressed when the connection is back.
  return !row.isConnected;
}

// What picks one of several concepts comes with the first question.
let naming;

function watch() {
  document.querySelectorAll(grid).forEach(speak);
  if (document.querySelector(".naming")) naming ??= [style("naming"), import("./naming.js")];
  document.querySelectorAll("[data-more]").forEach((link) => near.observe(link));
  if (!new URLSearchParams(location.search).has("order")) return;
  // In the order of scores a row that was edited has moved, and may come a second time.
  const seen = new Set();
  for (const row of document.querySelectorAll(`${grid} > .row[id]`)) {
    if (seen.has(row.id)) row.remove();
    seen.add(row.id);
  }
}

on("htmx:afterSettle", watch);
on("click", (event) => {
  const link = event.target.closest("[data-more]");
  if (!link) return;
  event.preventDefault();
  load(link);
});

// The end of the rows that are here, where there are more.
export function loadAfter() {
  const link = document.querySelector(`${grid} > .more:last-child [data-more]`);
  return link ? load(link) : Promise.resolve(false);
}

export function loadBefore() {
  const link = document.querySelector(`${grid} > .cols + .more [data-more]`);
  return link ? load(link) : Promise.resolve(false);
}

// The next cell of the same target in one of `states`, from the top when the end is reached.
export async function following(cell, states) {
  const fits = (each) => each !== cell && states.some((state) => each.classList.contains(state));
  for (;;) {
    const cells = [...document.querySelectorAll(`.cell[id$="-${targetOf(cell)}"]`)];
    const at = cells.indexOf(cell);
    const next = cells.slice(at + 1).find(fits);
    if (next || !(await loadAfter())) return next ?? cells.slice(0, at).find(fits);
  }
}

// ---- the next row, ready before it is asked for ----

let ready = null;

export function prepare(cell) {
  const href = cell?.querySelector(".edit-link")?.href;
  if (!href || ready?.href === href) return;
  const answer = fetch(href, { headers: { "HX-Request": "true" } });
  const html = answer.then((got) => (got.ok && !got.redirected ? got.text() : ""), () => "");
  ready = { href, html };
}

// What an open cell needs comes with the first one. Whether it is here.
let equipped;
export function equip() {
  equipped ??= Promise.all([import("./editing.js"), ...["lists", "editor", "findings", "memory", "queue"].map(style)])
    .then(() => true, () => { equipped = null; });
  return equipped;
}

export function style(name) {
  if (document.querySelector(`link[href*="/css/${name}."]`)) return null;
  const link = make("link", { rel: "stylesheet", href: new URL(`../css/${name}.css`, import.meta.url) });
  return new Promise((onload, onerror) => document.head.append(Object.assign(link, { onload, onerror })));
}

export async function open(link) {
  const prepared = ready?.href === link.href ? ready.html : "";
  ready = null;
  const [html, able] = await Promise.all([prepared, equip()]);
  if (!able) {
    warn(`${gettext("The server cannot be reached.")} ${gettext("Try again when the connection is back.")}`);
    return;
  }
  const row = link.closest(".row");
  if (html) htmx.swap(row, html, { swapStyle: "outerHTML" });
  else htmx.ajax("GET", link.href, { source: link, target: row, swap: "outerHTML" });
}

on("click", (event) => {
  const link = event.target.closest(".edit-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});

// ---- the place ----

const address = () => new URL(location.href);

function keepPlace() {
  if (!document.querySelector(".more")) return;
  const row = document.elementFromPoint(innerWidth / 2, 90)?.closest(`${grid} > .row[id]`);
  if (!row) return;
  const here = address();
  here.searchParams.set("at", row.id.slice(1));
  here.hash = "";
  history.replaceState(null, "", here);
  byId("review")?.setAttribute("hx-get", here.pathname + here.search);
}

let resting;
on("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(keepPlace, 250);
}, { passive: true });

function goToPlace() {
  const here = address();
  const wanted = /^#s(\d+)$/.exec(here.hash)?.[1] ?? here.searchParams.get("at");
  if (!wanted) return;
  const row = byId(`s${wanted}`);
  if (row) {
    history.scrollRestoration = "manual";
    row.scrollIntoView({ block: "start" });
  } else if (here.searchParams.get("at") !== wanted) {
    here.searchParams.set("at", wanted);
    location.replace(here);
  }
}

if (document.querySelector(grid)) {
  goToPlace();
  watch();
}
