// Where a segment is to be split: the cursor in a copy of its text, or a click on the source.
import { on } from "./dom.js";

function show(text) {
  const { value, selectionStart: at, form } = text;
  form.elements.offset.value = [...value.slice(0, at)].length;
  const [first, second] = form.querySelector(".halves").children;
  first.textContent = value.slice(0, at);
  second.textContent = value.slice(at);
}

function put(text, at) {
  text.focus();
  text.setSelectionRange(at, at);
  show(text);
}

on("htmx:afterSettle", ({ target }) => {
  const text = target.querySelector?.("[data-split]");
  if (text) put(text, [...text.value].slice(0, text.dataset.split).join("").length);
});

on("selectionchange", () => {
  if (document.activeElement.matches("[data-split]")) show(document.activeElement);
});

// A read-only box would show no cursor; this one refuses what is typed, and Enter splits.
on("beforeinput", (event) => {
  if (!event.target.matches("[data-split]")) return;
  event.preventDefault();
  if (/^insert(LineBreak|Paragraph)$/.test(event.inputType)) event.target.form.requestSubmit();
});

on("click", (event) => {
  const source = event.target.closest(".row.open .source .text");
  const text = source?.closest(".row").querySelector("[data-split]");
  if (!text) return;
  event.preventDefault();
  const { clientX, clientY } = event;
  const spot = document.caretPositionFromPoint?.(clientX, clientY) ?? document.caretRangeFromPoint(clientX, clientY);
  const range = new Range();
  range.setStart(source, 0);
  range.setEnd(spot.offsetNode ?? spot.startContainer, spot.offset ?? spot.startOffset);
  put(text, range.toString().length);
});
