// The advice beside the terms of a concept: its buttons put a form into a field.

const TAGS = { zh: "zh-Hans" };
const SPELT = ["text", "forms_added", "forms_forbidden"];
const form = document.querySelector("form.concept");

const field = (row, name) => form.elements[`${row}-${name}`];

// As if it was typed, so that the browser's undo takes it back.
function type(input, text) {
  input.focus();
  input.select();
  if (!document.execCommand("insertText", false, text)) {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function spell(select) {
  const row = select.name.replace(/-language$/, "");
  for (const name of SPELT) field(row, name).lang = TAGS[select.value] ?? select.value;
}

form.addEventListener("input", (event) => {
  if (event.target.matches("select[name$='-language']")) spell(event.target);
});

form.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-fill], button[data-append]");
  if (!button) return;
  if (button.dataset.fill) {
    const { row, language, fill } = button.dataset;
    const select = field(row, "language");
    if (field(row, "text").value.trim() || (select.value && select.value !== language)) return;
    select.value = language;
    spell(select);
    type(field(row, "text"), fill);
    return;
  }
  const input = field(button.closest("[data-row]").dataset.row, button.dataset.append);
  const forms = input.value.split("|").map((each) => each.trim()).filter(Boolean);
  if (!forms.includes(button.dataset.form)) {
    type(input, [...forms, button.dataset.form].join(" | "));
  }
});

// Fresh advice replaces the old: a list that was open stays open, and keeps the focus.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  const old = detail.target.querySelector("details.matched");
  const fresh = detail.fragment.querySelector("details.matched");
  if (fresh && old) fresh.open = old.open;
  const focused = detail.target.contains(document.activeElement);
  if (focused) requestAnimationFrame(() => detail.target.querySelector("summary")?.focus());
});
