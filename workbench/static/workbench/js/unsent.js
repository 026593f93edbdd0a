// Text that was typed and not submitted stays in this browser, so a closed tab loses nothing.
// There is an entry for each person, cell and tab, so that no tab writes over another's; it tells
// which version it was written against, and what was sent of it without an answer.
import { boxOf } from "./box.js";
import { byId, make, on } from "./dom.js";
import { announce } from "./feedback.js";
import { gettext } from "./words.js";

const { user } = document.body.dataset;
const PREFIX = `concord:text:${user}:`;
const TAB = Math.random().toString(36).slice(2);
const FORGET_AFTER = 60 * 24 * 3600 * 1000;

const ownKey = (cell) => `${PREFIX}${cell}:${TAB}`;
const cellOf = (key) => key.slice(PREFIX.length).split(":")[0];
const forget = (key) => localStorage.removeItem(key);

// Object.keys() would read every text there is.
const keys = () => Array.from({ length: localStorage.length }, (_, number) => localStorage.key(number));

// The entries of a cell, or all of them, the newest first.
function entries(cell) {
  return keys()
    .filter((key) => key.startsWith(PREFIX) && (!cell || cellOf(key) === cell))
    .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
    .sort((one, other) => other.at - one.at);
}

function keep(editor) {
  const box = boxOf(editor);
  if (!box) return;
  const { draft: cell, version, base, sent } = editor.dataset;
  if (box.value === box.dataset.stored) return forget(ownKey(cell));
  const place = `${location.pathname}?at=${editor.closest(".row").id.slice(1)}`;
  const entry = { version: base ?? version, text: box.value, sent, at: Date.now(), lang: box.lang, place };
  try {
    localStorage.setItem(ownKey(cell), JSON.stringify(entry));
    delete editor.dataset.unkept;
  } catch {
    if (editor.dataset.unkept) return;
    editor.dataset.unkept = "yes";
    offer(editor, gettext("This browser has no room left to keep your text: submit it before you leave the page."), []);
  }
}

on("input", ({ target }) => {
  if (target.matches(".editor textarea[name=text]")) keep(target.form);
  else if (target.matches("[data-keep]")) {
    try { localStorage.setItem(noteKey(target), target.value); } catch { /* It is still in its box. */ }
  }
});
addEventListener("pagehide", () => document.querySelectorAll(".editor").forEach(keep));
addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-unkept]")) event.preventDefault();
});

// A save whose answer is lost may have been done: the next one says what was sent.
on("htmx:configRequest", ({ target, detail: { path, parameters } }) => {
  if (!target.matches(".editor") || !path.endsWith("/submit/")) return;
  if (target.dataset.sent) parameters.sent = target.dataset.sent;
  target.dataset.sent = parameters.text;
  keep(target);
});
on("concord:saved", ({ detail }) => forget(ownKey(`${detail.segment}-${detail.language}`)));

// ---- bringing it back ----

function restore(editor) {
  const box = boxOf(editor);
  if (!box || editor.dataset.restored) return;
  editor.dataset.restored = "yes";
  const { draft, version, base } = editor.dataset;
  const { stored } = box.dataset;
  for (const { key, text, sent, version: then } of entries(draft)) {
    const arrived = sent?.trim() === stored.trim();
    if (text.trim() === stored.trim()) forget(key);
    else if (text === box.value) continue;
    else if ((then === version || arrived) && box.value === stored && !base) {
      forget(key);
      if (sent && !arrived) editor.dataset.sent = sent;
      put(box, text);
      offer(editor, gettext("This is the text you had not submitted."), [[gettext("Back to the saved text"), () => put(box, stored)]]);
    } else {
      const fresh = then === version || arrived;
      offer(editor, fresh ? gettext("You had typed this here too:") : gettext("You left a text unsubmitted, and this one was changed since:"), [
        fresh ? [gettext("Use it"), () => { put(box, text); forget(key); }] : [gettext("Compare and merge"), () => compare(editor, key, text, then)],
        [gettext("Forget it"), () => forget(key)],
      ], text);
    }
  }
}

// Submitting it against the version it was written for is refused, and shows all the texts.
function compare(editor, key, text, version) {
  editor.dataset.base = editor.elements.version.value = version;
  put(boxOf(editor), text);
  forget(key);
  editor.querySelector("[data-act=submit]").click();
}

function put(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

function offer(editor, message, choices, textContent = "") {
  const block = make("div", { className: "offer" }, make("p", { className: "notice warning" }, message));
  if (textContent) block.append(make("p", { className: "text", textContent, lang: boxOf(editor).lang }));
  block.append(make("p", { className: "actions" }, ...choices.map(([label, act]) =>
    make("button", { type: "button", onclick: () => { block.remove(); act(); } }, label))));
  const place = editor.querySelector(".kept");
  place.append(block);
  place.hidden = false;
  announce(message);
}

// The same person types in the same cell in another tab.
addEventListener("storage", ({ key, newValue }) => {
  if (!newValue || !key.startsWith(PREFIX)) return;
  const editor = document.querySelector(`.editor[data-draft="${cellOf(key)}"]`);
  if (!editor || !boxOf(editor) || editor.dataset.other === key) return;
  editor.dataset.other = key;
  offer(editor, gettext("You are typing here in another tab too. Each tab keeps its own text."), [
    [gettext("Take the other text"), () => put(boxOf(editor), JSON.parse(localStorage.getItem(key))?.text ?? "")],
  ]);
});

// ---- comments and reasons ----

const noteKey = (area) => `concord:note:${user}:${area.id}`;

on("htmx:beforeSwap", ({ detail: { xhr, requestConfig } }) => {
  if (xhr.status >= 400 || requestConfig.verb !== "post" || xhr.responseURL.includes("/login/")) return;
  requestConfig.elt.querySelectorAll("[data-keep]").forEach((area) => forget(noteKey(area)));
});

// ---- marks ----

function look() {
  document.querySelectorAll(".editor").forEach(restore);
  for (const area of document.querySelectorAll("[data-keep]")) area.value ||= localStorage.getItem(noteKey(area)) ?? "";
  for (const { key, text } of entries()) {
    const cell = byId(`c-${cellOf(key)}`);
    if (!cell || cell.matches(".editing")) continue;
    if (cell.querySelector(".text").textContent.trim() === text.trim()) forget(key);
    else if (!cell.querySelector(".unsent")) cell.querySelector(".edit-link").before(make("span", { className: "badge wait unsent" }, gettext("not submitted")));
  }
}

// Texts of cells that are not on this page, or no more: cut anew, or left out.
function lookElsewhere() {
  const away = entries().filter(({ key }) => !byId(`c-${cellOf(key)}`));
  if (!away.length) return;
  const items = away.map(({ key, text, lang, place }) => {
    const onclick = () => { forget(key); item.remove(); };
    const item = make("li", {}, make("a", { href: place }, gettext("Go there")), " ", make("span", { lang }, text), " ", make("button", { className: "quiet", onclick }, gettext("Forget it")));
    return item;
  });
  const summary = make("summary", {}, gettext("Typed elsewhere and not submitted: %(count)s", { count: away.length }));
  byId("main").prepend(make("details", { className: "notice away" }, summary, make("ul", {}, ...items)));
}

for (const { key, at } of entries()) if (!(Date.now() - at < FORGET_AFTER)) forget(key);
on("htmx:afterSettle", look);
look();
lookElsewhere();
