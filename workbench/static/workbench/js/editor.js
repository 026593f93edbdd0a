// The open cell: opening by a click, keys, terms, and where the focus goes after each act.
import { boxOf, write } from "./box.js";
import { byId, on } from "./dom.js";
import { announce } from "./feedback.js";
import { handle, held } from "./keys.js";
import { following, open, prepare } from "./rows.js";
import { gettext } from "./words.js";

const TO_TRANSLATE = ["needs_work", "draft", "initial"];
const TO_APPROVE = ["translated", "draft"];

// Where to go when the next save has succeeded: the states to look for, or null to stay.
let goOnTo = null;

// ---- opening ----

on("click", (event) => {
  const cell = event.target.closest(".cell:not(.editing)");
  if (!cell || event.target.closest("a, button") || String(getSelection())) return;
  cell.querySelector(".edit-link")?.click();
});

on("htmx:afterSettle", (event) => {
  if (event.target.closest?.(".panel, .cut")) return;
  const row = event.detail.elt.closest?.(".row") ?? event.detail.elt.querySelector?.(".row.open");
  const editor = row?.querySelector?.(".editor");
  if (!editor) return;
  const box = boxOf(editor);
  if (box) {
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    refresh(editor);
    following(editor.closest(".cell"), TO_TRANSLATE).then(prepare);
  } else {
    editor.querySelector(".cancel").focus();
  }
  row.scrollIntoView({ block: "nearest" });
});

// ---- what follows from the text in the box ----

on("input", (event) => {
  const editor = event.target.closest(".editor");
  if (editor && event.target === boxOf(editor)) refresh(editor);
});

function refresh(editor) {
  const box = boxOf(editor);
  if (!CSS.supports("field-sizing", "content")) {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }
  const changed = box.value.trim() !== box.dataset.stored.trim();
  for (const act of ["approve", "send_back"]) {
    const button = editor.querySelector(`[data-act=${act}]`);
    if (!button) continue;
    button.disabled = changed;
    button.dataset.title ??= button.title;
    button.title = changed ? gettext("The text was changed: submit the change first") : button.dataset.title;
  }
  const text = box.value.toLocaleLowerCase();
  for (const mark of editor.closest(".row").querySelectorAll("[data-present]")) {
    const there = text.includes(mark.dataset.present.toLocaleLowerCase());
    mark.classList.toggle("yes", there);
    mark.textContent = there ? gettext("✓ in the text") : gettext("not in the text");
  }
}

// ---- inserting ----

on("click", (event) => {
  const button = event.target.closest("[data-insert], [data-take]");
  if (!button) return;
  const box = boxOf(button.closest(".row"));
  if (!box) return;
  if (button.dataset.take !== undefined) box.select();
  write(box, button.dataset.take ?? button.dataset.insert);
});

// A term is asked for with what is selected in the source and in the box; with nothing selected,
// with the word at the cursor.
on("click", ({ target }) => {
  const link = target.closest("[data-add-term]");
  if (!link) return;
  const row = link.closest(".row");
  const to = new URL(link.href);
  const [start, end] = selectedIn(row.querySelector(".source .text"));
  const asked = { start, end, rendition: wordsIn(boxOf(row), end > start) };
  for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
  link.href = to;
});

function selectedIn(source) {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : new Range();
  if (!source.contains(range.commonAncestorContainer)) return [0, 0];
  const before = new Range();
  before.setStart(source, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = [...before.toString()].length;
  return [start, start + [...range.toString()].length];
}

function wordsIn(box, onlySelected) {
  const { value = "", selectionStart: start, selectionEnd: end, lang } = box ?? {};
  if (start !== end || onlySelected || !value) return value.slice(start, end);
  const words = new Intl.Segmenter(lang, { granularity: "word" }).segment(value);
  return [start, start - 1].map((at) => words.containing(at)).find((each) => each?.isWordLike)?.segment ?? "";
}

// ---- keys ----

on("keydown", (event) => {
  const editor = event.target.closest?.(".editor");
  if (!editor || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (command && event.key === "Enter") {
    event.preventDefault();
    carryOut(editor, event);
  } else if (event.key === "Escape") {
    event.preventDefault();
    editor.querySelector(".cancel").click();
  } else if (event.altKey && !command && digit) {
    event.preventDefault();
    editor.closest(".row").querySelector(`[data-key="${digit}"]`)?.click();
  } else if (command && event.key === "Insert" && boxOf(editor)) {
    event.preventDefault();
    write(boxOf(editor), editor.closest(".row").querySelector(".source .text").textContent);
  }
});

// Keys of the whole open row, wherever in it the keyboard is.
const ROW_KEYS = {
  "A KeyY": sendBack,
  "A Enter": sendBack,
  "A KeyH": (row) => row.querySelector(".past [data-take]"),
  "A KeyS": (row) => row.querySelector(".cut :is(textarea, button)") ?? press(row, "[data-cut]"),
  "A KeyM": (row) => press(row, "[data-merge]"),
  "CA KeyM": (row) => row.querySelector(".commenting textarea"),
  "CS KeyG": (row) => press(row, "[data-add-term]"),
  "CS Backspace": clear,
};

on("keydown", (event) => {
  // Where words of the source are selected, no element in the row has the focus.
  const at = event.target.matches?.("body, main") ? getSelection().anchorNode?.parentElement : event.target;
  const row = at?.closest?.(".row.open");
  if (!row || event.isComposing || event.getModifierState("AltGraph")) return;
  const { ctrlKey, metaKey, code, target } = event;
  const note = target.closest(".commenting");
  if (note && code === "Enter" && (ctrlKey || metaKey)) note.requestSubmit();
  else if (code === "Escape" && !target.closest(".editor")) handle(row.querySelector(".editing"))?.focus();
  else {
    const key = held(event);
    if (!(key in ROW_KEYS)) return;
    const place = ROW_KEYS[key](row);
    if (place) place.focus();
    else if (place === null) announce(gettext("This cannot be done here."));
  }
  event.preventDefault();
});

// Null where there is nothing to press; the focus then stays.
function press(row, selector) {
  const found = row.querySelector(selector);
  return found && void found.click();
}

function sendBack(row) {
  const details = row.querySelector(".with-reason");
  if (details) details.open = true;
  return details && details.querySelector("textarea");
}

function clear(row) {
  const box = boxOf(row);
  box?.select();
  return box && void document.execCommand("delete");
}

function carryOut(editor, event) {
  const inReason = event.target.name === "reason";
  const approves = event.shiftKey && editor.querySelector("[data-act=approve]");
  const act = inReason ? "send_back" : approves ? "approve" : "submit";
  const button = editor.querySelector(`[data-act=${act}]`) ?? (inReason && editor.querySelector("[data-act=reopen]"));
  if (!button || button.disabled) {
    announce(button ? button.title : gettext("This cannot be done here."));
    return;
  }
  goOnTo = inReason ? null : act === "approve" ? TO_APPROVE : TO_TRANSLATE;
  button.click();
}

on("click", (event) => {
  if (event.isTrusted && event.target.closest("[data-act]")) goOnTo = null;
});

// A button that was pressed stays pressed until the answer comes; htmx drops a second press.
on("htmx:beforeRequest", (event) => {
  event.detail.elt.closest?.(".editor")?.setAttribute("aria-busy", "true");
});
on("htmx:afterRequest", (event) => {
  event.detail.elt.closest?.(".editor")?.removeAttribute("aria-busy");
  if (!event.detail.successful) goOnTo = null;
});

// What an act changes elsewhere is shown at once, but never over a text somebody is writing.
on("htmx:oobBeforeSwap", (event) => {
  const { target } = event.detail;
  if (target.matches(".cell.editing") || target.querySelector(".editor")) event.detail.shouldSwap = false;
});

// ---- after a save ----

let saved = null;

on("concord:saved", (event) => {
  saved = { ...event.detail, goOnTo };
  goOnTo = null;
});

on("htmx:afterSettle", async () => {
  if (!saved) return;
  const { segment, language, message, goOnTo: states } = saved;
  saved = null;
  const cell = byId(`c-${segment}-${language}`);
  // At once: what had the focus is gone with the old row.
  handle(cell)?.focus();
  const next = states && (await following(cell, states));
  if (next) {
    announce(message);
    open(next.querySelector(".edit-link"));
  } else {
    announce(states ? `${message} ${gettext("That was the last one here.")}` : message);
  }
});

// Closing a row gives the focus back to the cell it was opened from.
let closing = null;
on("htmx:beforeRequest", (event) => {
  if (event.detail.elt.matches?.(".cancel")) closing = event.detail.elt.closest(".cell").id;
});
on("htmx:afterSettle", () => {
  if (closing) handle(byId(closing))?.focus();
  closing = null;
});

// A cell that came open with the page is treated like one that was opened in it.
const opened = document.querySelector(".row.open");
if (opened && new URLSearchParams(location.search).has("edit")) {
  const settle = () => htmx.trigger(opened, "htmx:afterSettle", { elt: opened });
  if (document.readyState === "complete") settle();
  else addEventListener("load", settle);
}
