// Telling people things: politely to screen readers, or as a toast that everybody sees.
import { byId, on } from "./dom.js";

const live = byId("live");
const toast = byId("alert");
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

on("concord:said", ({ detail }) => announce(detail.message));
on("concord:cut", ({ detail }) => announce(detail.message));

export function calm() {
  toast.hidden = true;
}
