// What the checks find in the text that is being typed: asked for after each pause, marked in the
// box, walked through by F8, dismissed by Ctrl+I and a digit.
import { boxOf } from "./box.js";
import { token } from "./connection.js";
import { byId, make, on } from "./dom.js";
import { announce, warn } from "./feedback.js";
import { gettext } from "./words.js";

const PAUSE = 40;

const panelOf = (editor) => editor?.querySelector(".findings");
const openIn = (editor) => [...panelOf(editor).querySelectorAll(".finding:not(.off)")];

// ---- asking ----

let pause;
let asking = null;

function send(address, editor, button, signal) {
  const body = new FormData(editor);
  body.set("csrfmiddlewaretoken", token());
  if (button?.name) body.append(button.name, button.value);
  return fetch(address, { method: "POST", body, signal, headers: { "HX-Request": "true" } });
}

// An answer counts only if nothing was typed or asked since, and nobody is writing a reason.
async function ask(editor) {
  const { value } = boxOf(editor);
  asking?.abort();
  const mine = asking = new AbortController();
  try {
    const got = await send(panelOf(editor).dataset.check, editor, null, mine.signal);
    const html = await got.text();
    if (!got.ok || got.redirected || mine !== asking || boxOf(editor).value !== value) return;
    if (!panelOf(editor).querySelector(".dismissing[open]")) show(html);
  } catch {
    // No connection: what was found last stays, and saving will say so.
  }
}

// Put each part of an answer in the place of the part with its name.
function show(html) {
  for (const part of [...new DOMParser().parseFromString(html, "text/html").body.children]) {
    const old = byId(part.id);
    if (!old) continue;
    if (old.querySelector(".dismissed")?.open) part.querySelector(".dismissed")?.setAttribute("open", "");
    old.replaceWith(part);
    if (part.matches(".findings")) mark(part.closest(".editor"));
  }
}

on("input", (event) => {
  const editor = event.target.closest(".editor");
  if (!panelOf(editor) || event.target !== boxOf(editor)) return;
  slide(editor);
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE, editor);
});

// ---- marks behind the text ----

// Where a finding is in the box; the server counts code points.
function placeOf(finding, text) {
  const at = (points) => [...text].slice(0, points).join("").length;
  return [at(Number(finding.dataset.start)), at(Number(finding.dataset.end))];
}

function mark(editor) {
  const text = boxOf(editor)?.value;
  if (text === undefined) return;
  const shown = openIn(editor).filter((each) => each.dataset.start);
  paint(editor, shown.map((each) => [...placeOf(each, text), each.classList[1]]));
}

// Until the next answer, marks before and after what was typed stay with their words.
function slide(editor) {
  const { marks, marked } = editor;
  if (!marks) return mark(editor);
  const { value } = boxOf(editor);
  const least = Math.min(value.length, marked.length);
  let head = 0;
  while (head < least && value[head] === marked[head]) head += 1;
  let tail = 0;
  while (tail < least - head && value.at(-1 - tail) === marked.at(-1 - tail)) tail += 1;
  const by = value.length - marked.length;
  paint(editor, marks.flatMap(([start, end, kind]) => {
    if (end <= head) return [[start, end, kind]];
    return start >= marked.length - tail ? [[start + by, end + by, kind]] : [];
  }));
}

function paint(editor, marks) {
  const box = boxOf(editor);
  Object.assign(editor, { marks, marked: box.value });
  let mirror = box.parentElement.querySelector(".mirror");
  if (!mirror) {
    mirror = make("div", { className: "mirror", ariaHidden: "true", lang: box.lang });
    box.before(mirror);
    box.addEventListener("scroll", () => { mirror.scrollTop = box.scrollTop; });
  }
  mirror.replaceChildren();
  let at = 0;
  for (const [start, end, kind] of marks.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    mirror.append(box.value.slice(at, start), make("mark", { className: kind }, box.value.slice(start, end)));
    at = end;
  }
  mirror.append(`${box.value.slice(at)}\n`);
  mirror.style.width = `${box.clientWidth}px`;
  mirror.scrollTop = box.scrollTop;
}

function look() {
  for (const editor of document.querySelectorAll(".editor")) if (panelOf(editor) && !editor.marks) mark(editor);
}
on("htmx:afterSettle", look);
look();

// ---- F8: from finding to finding ----

function visit(editor, step) {
  const all = openIn(editor);
  if (!all.length) {
    announce(gettext("The checks find nothing here."));
    return;
  }
  const here = all.findIndex((each) => each.dataset.key === editor.visited);
  const at = here < 0 && step < 0 ? all.length - 1 : (here + step + all.length) % all.length;
  const finding = all[at];
  editor.visited = finding.dataset.key;
  all.forEach((each) => each.classList.toggle("at", each === finding));
  finding.scrollIntoView({ block: "nearest" });
  const box = boxOf(editor);
  box?.focus();
  if (finding.dataset.start) box?.setSelectionRange(...placeOf(finding, box.value));
  announce(gettext("%(number)s of %(total)s. %(finding)s", {
    number: at + 1,
    total: all.length,
    finding: finding.querySelector("p").textContent,
  }));
}

// ---- dismissing ----

let armed = null;

function unfold(editor, number) {
  const form = panelOf(editor).querySelector(`.dismissing[data-number="${number}"]`);
  if (!form) {
    announce(gettext("There is no finding %(number)s to dismiss.", { number }));
    return;
  }
  form.open = true;
  form.querySelector("textarea").focus();
}

async function act(button) {
  const editor = button.closest(".editor");
  const said = button.name ? gettext("Dismissed.") : gettext("The dismissal was taken back.");
  asking?.abort();
  try {
    const got = await send(button.formAction, editor, button);
    if (got.redirected || ![200, 422].includes(got.status)) throw new Error(String(got.status));
    show(await got.text());
    const refused = editor.querySelector(".dismissing[open] textarea");
    (refused ?? editor.querySelector(".box:not([readonly]), .cancel")).focus();
    if (got.ok) announce(said);
  } catch {
    warn(gettext("This did not reach the site: you may have been logged out, or the connection is down. Your reason is still in its box."));
  }
}

on("click", (event) => {
  const button = event.target.closest("[data-finding]");
  if (!button) return;
  event.preventDefault();
  act(button);
});

// Caught on the way down: in a reason, Esc and Ctrl+Enter mean the reason, not the whole cell.
on("keydown", (event) => {
  if (event.isComposing || /^(Control|Shift|Alt|Meta)$/.test(event.key)) return;
  const command = event.ctrlKey || event.metaKey;
  const editor = event.target.closest?.(".row")?.querySelector(".editor");
  const reason = event.target.closest?.(".dismissing");
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  const waiting = armed === editor && panelOf(editor);
  armed = null;
  if (event.key === "F8" && !command && !event.altKey && panelOf(editor)) {
    visit(editor, event.shiftKey ? -1 : 1);
  } else if (command && !event.altKey && !event.shiftKey && event.code === "KeyI" && panelOf(editor)) {
    armed = editor;
    announce(gettext("Dismiss which finding? Press its number."));
  } else if (waiting && digit && !event.altKey) {
    unfold(editor, digit);
  } else if (waiting && event.key === "Escape") {
    announce(gettext("Nothing dismissed."));
  } else if (reason && event.key === "Escape") {
    reason.open = false;
    (boxOf(editor) ?? reason.querySelector("summary")).focus();
  } else if (reason && event.key === "Enter" && command) {
    act(reason.querySelector("[data-finding]"));
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, true);
