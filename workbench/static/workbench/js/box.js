// The text box of an open cell.

export const boxOf = (place) => place?.querySelector("textarea[name=text]");

// As if it was typed: unlike setRangeText, this keeps the browser's own undo working.
export function write(box, text) {
  box.focus();
  if (document.execCommand("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
