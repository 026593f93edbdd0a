// Signs of other people: who is where, what they said, saved and cut. Asked for every ten seconds.
import { loggedOut, token } from "./connection.js";
import { byId, make, on } from "./dom.js";
import { announce, calm, warn } from "./feedback.js";
import { gettext } from "./words.js";

let cells = {};
let cut = null;
let told = "";
let opened = [];
let timer;

// The cells that are open here, with the versions they show.
const opening = () => [...document.querySelectorAll(".editor")].map(({ dataset }) => `${dataset.draft}:${dataset.version}`);
const cellOf = (open) => open.split(":")[0];

async function ask() {
  clearTimeout(timer);
  timer = setTimeout(ask, 10_000);
  const review = byId("review");
  const opens = opening();
  if (!review || document.hidden && !opens.length) return;
  const body = new URLSearchParams();
  const here = opens.map(cellOf);
  for (const each of opens) body.append("open", `${each}:${past(cellOf(each))?.dataset.comment ?? 0}`);
  for (const cell of opened.map(cellOf)) if (!here.includes(cell)) body.append("left", cell);
  const address = `${review.getAttribute("hx-get").split("?")[0]}signs/`;
  const asked = body.size ? { method: "POST", body, headers: { "X-CSRFToken": token() } } : {};
  const answer = await fetch(address, asked).catch(() => null);
  if (answer?.redirected) {
    if (told !== "out") loggedOut(answer.url);
    told = "out";
  }
  if (!answer?.ok || answer.redirected) return;
  if (told === "out") calm();
  const said = await answer.json();
  if (cut !== null && said.cut !== cut) cutByOthers(review, here.length);
  ({ cells, cut } = said);
  opened = opens;
  show();
  const words = here.flatMap((cell) => Object.values(cells[cell] ?? {})).join(" ");
  if (words && words !== told) announce(words);
  told = words;
  for (const cell of here) if (cells[cell]?.unread) readAgain(cell);
}

const past = (cell) => byId(`history-${cell}`);

function readAgain(cell) {
  htmx.ajax("GET", past(cell).dataset.history, { source: past(cell), target: past(cell), swap: "outerHTML" });
}

function cutByOthers(review, writing) {
  if (writing) warn(gettext("Somebody cut segments of this article anew. Reload the page when you have submitted your text."));
  else htmx.trigger(review, "concord:refresh");
}

function show() {
  document.querySelectorAll(".sign").forEach((sign) => sign.remove());
  for (const [id, said] of Object.entries(cells)) {
    const place = byId(`c-${id}`)?.querySelector(".edit-link, .editor .actions");
    for (const [kind, text] of Object.entries(said)) {
      place?.before(make("span", { className: `badge sign ${kind}`, textContent: text }));
    }
  }
}

on("htmx:afterSettle", () => {
  const now = opening();
  if (String(now) === String(opened)) return show();
  for (const said of Object.values(cells)) delete said.newer;
  show();
  clearTimeout(timer);
  timer = setTimeout(ask, 300);
});
on("concord:cut", () => { cut = null; });
on("visibilitychange", ask);
ask();
