// Telling people things: politely to screen readers, or as a toast that everybody sees.

const live = document.getElementById("live");
const toast = document.getElementById("alert");
let timer;

export function announce(message) {
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = message; });
}

export function warn(message, link) {
  toast.replaceChildren(message);
  if (link) toast.append(" ", link);
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { toast.hidden = true; }, 12_000);
}

export function calm() {
  toast.hidden = true;
}
