// What the scripts say, in the language of the page: the page brings the words, unless it is
// English, in which they are written here. Values stand as %(name)s.
import { byId } from "./dom.js";
const words = JSON.parse(byId("words")?.textContent ?? "{}");

export function gettext(text, values = {}) {
  return (words[text] ?? text).replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
}
