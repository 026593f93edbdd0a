// What rows leave out because it is the same in each: the names of their links and marks, and the
// classes by which other scripts find them.
import { byId, make } from "./dom.js";

const words = JSON.parse(byId("trust-words")?.textContent ?? "{}");
const done = new WeakSet();

export const targetOf = (cell) => cell?.id.split("-")[2];

// One of many of a kind brings the title of them all.
function shareTitles(marks) {
  const first = new Map();
  for (const mark of marks) {
    const kind = mark.closest("[lang]").lang + mark.className + (mark.href ?? mark.textContent);
    if (!mark.title) mark.title = first.get(kind) ?? "";
    else if (!first.has(kind)) first.set(kind, mark.title);
  }
}

function nameEstimate(mark) {
  if (mark.children.length) return;
  const score = mark.textContent;
  const doubts = mark.dataset.why?.split(" ").map((doubt) => words[doubt]).join("; ");
  const said = [words.score.replace("%(score)d", score)];
  if (doubts) said.push(words.because.replace("%(doubts)s", doubts));
  mark.replaceChildren(make("span", { className: "sr" }, said.join(" ")), make("span", { ariaHidden: "true" }, score));
}

function nameLink(link) {
  link.className = "edit-link";
  const number = link.closest(".row").querySelector(".n").textContent.trim();
  const column = byId(`in-${targetOf(link.closest(".cell"))}`);
  link.ariaLabel = `${link.textContent} ${number}, ${column.firstChild.textContent.trim()}`;
}

export function speak(grid) {
  const fresh = (selector) => [...grid.querySelectorAll(selector)].filter((each) => !done.has(each) && done.add(each));
  const names = fresh("p[lang] > a");
  shareTitles([...names, ...fresh(".origin")]);
  // By Tab one goes from cell to cell; the panel of an open row lists its names.
  for (const link of [...names, ...fresh(".n a")]) link.tabIndex = -1;
  fresh(".trust").forEach(nameEstimate);
  fresh(".cell > .meta > a").forEach(nameLink);
  fresh(".row > * > p[lang]").forEach((text) => { text.className = "text"; });
}
