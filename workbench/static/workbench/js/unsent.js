// Text that was typed and not submitted stays in this browser, so a closed tab loses nothing.
// One entry for a person, segment and target; it tells which version it was written against.

const PREFIX = `concord:text:${document.body.dataset.user}:`;
const FORGET_AFTER = 60 * 24 * 3600 * 1000;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

function write(key, entry) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(entry));
  } catch {
    // The store is full or switched off: the box itself still holds the text.
  }
}

function forget(key) {
  localStorage.removeItem(PREFIX + key);
}

function keep(editor) {
  const box = editor.querySelector("textarea[name=text]");
  const { draft: key, version } = editor.dataset;
  if (box.value === box.dataset.stored) forget(key);
  else write(key, { version, text: box.value, at: Date.now() });
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.(".editor textarea[name=text]")) keep(event.target.closest(".editor"));
});

document.addEventListener("concord:saved", (event) => {
  forget(`${event.detail.segment}-${event.detail.language}`);
});

// ---- bringing it back ----

function restore(editor) {
  const box = editor.querySelector("textarea[name=text]");
  const entry = read(editor.dataset.draft);
  if (!box || !entry || editor.dataset.restored) return;
  editor.dataset.restored = "yes";
  if (entry.text === box.value) return;
  if (entry.version === editor.dataset.version) {
    box.value = entry.text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    offer(editor, "This is the text you had not submitted.", [
      ["Back to the saved text", () => { put(box, box.dataset.stored); forget(editor.dataset.draft); }],
    ]);
    return;
  }
  offer(editor, "You left a text unsubmitted, and this one was changed since:", [
    ["Use mine", () => put(box, entry.text)],
    ["Forget mine", () => forget(editor.dataset.draft)],
  ], entry.text);
}

function put(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

function offer(editor, message, choices, text) {
  const place = editor.querySelector(".kept");
  const notice = document.createElement("p");
  notice.className = "notice warning";
  notice.textContent = message;
  place.replaceChildren(notice);
  if (text) {
    const quoted = document.createElement("p");
    quoted.className = "text";
    quoted.lang = editor.querySelector("textarea[name=text]").lang;
    quoted.textContent = text;
    place.append(quoted);
  }
  const row = document.createElement("p");
  row.className = "actions";
  for (const [label, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { act(); place.hidden = true; });
    row.append(button);
  }
  place.append(row);
  place.hidden = false;
}

function badge(cell) {
  if (!read(cell.id.slice(2)) || cell.querySelector(".unsent")) return;
  const mark = document.createElement("span");
  mark.className = "badge wait unsent";
  mark.textContent = "not submitted";
  cell.querySelector(".edit-link").before(mark);
}

function look() {
  document.querySelectorAll(".editor").forEach(restore);
  document.querySelectorAll(".cell:not(.editing)").forEach(badge);
}

for (const key of Object.keys(localStorage)) {
  if (key.startsWith(PREFIX) && Date.now() - (read(key.slice(PREFIX.length))?.at ?? 0) > FORGET_AFTER) {
    localStorage.removeItem(key);
  }
}
document.addEventListener("htmx:afterSettle", look);
look();
