// Names that several concepts share: picking one by key, and where the focus goes afterwards.
import { byId, on } from "./dom.js";
import { announce } from "./feedback.js";
import { gettext } from "./words.js";

// Alt+Shift+1…9 picks in the row at hand, Alt+Shift+0 takes the last choice there back. Caught on
// the way down, so that Alt+1…9 of an open cell does not insert a term as well.
on("keydown", (event) => {
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  if (!digit || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
  const row = event.target.closest?.(".row");
  if (!row) return;
  event.preventDefault();
  event.stopPropagation();
  const undo = [...row.querySelectorAll("[data-pick-undo]")].at(-1);
  const button = digit === "0" ? undo : row.querySelector(`[data-pick="${digit}"]`);
  if (button) button.click();
  else announce(digit === "0" ? gettext("No choice to take back in this row.") : gettext("There is no such choice in this row."));
}, true);

let named = null;

on("concord:named", (event) => {
  named = event.detail;
});

on("htmx:afterSettle", () => {
  if (!named) return;
  const { segment, start, message } = named;
  named = null;
  announce(message);
  const row = byId(`s${segment}`);
  if (!row || row.querySelector(".editor")) return;
  const form = row.querySelector(`.naming [name=start][value="${start}"]`)?.form;
  const next = row.querySelector("[data-pick]") ?? form?.querySelector("[data-pick-undo]");
  next?.focus();
});
