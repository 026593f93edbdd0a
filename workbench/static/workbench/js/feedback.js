// Telling people things: politely to screen readers, or as a toast that everybody sees; and making the elements to do so.

export const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

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

document.addEventListener("concord:said", ({ detail }) => announce(detail.message));
document.addEventListener("concord:cut", ({ detail }) => announce(detail.message));

export function calm() {
  toast.hidden = true;
}
