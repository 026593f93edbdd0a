// When the drafting of the article at hand has ended, show what it made.
import { byId, make, on } from "./dom.js";
import { announce } from "./feedback.js";
import { gettext } from "./words.js";

on("concord:job-ended", (event) => {
  const review = byId("review");
  if (!review) return;
  announce(gettext("Ended: %(what)s", { what: event.detail.message }));
  if (!document.querySelector(".editor")) {
    htmx.trigger(review, "concord:refresh");
    return;
  }
  // Not under the hands of somebody who is writing.
  const onclick = () => htmx.trigger(review, "concord:refresh");
  byId("job").append(make("button", { type: "button", textContent: gettext("Show the new drafts"), onclick }));
});
