// What every page does by script. Without it they still work, by plain links and forms.
import "./connection.js";
import "./keys.js";
import "./draft.js";
import "./signs.js";

// Texts left on another visit show where they belong; else the first open cell brings this.
const keys = Array.from({ length: localStorage.length }, (_, number) => localStorage.key(number));
const left = keys.some((key) => key.startsWith("concord:text:"));
if (left || document.querySelector("[data-keep]")) import("./unsent.js");
