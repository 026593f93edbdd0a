// When the drafting of the article at hand has ended, show what it made.
import { announce, make } from "./feedback.js";
import { gettext } from "./words.js";

document.addEventListener("concord:job-ended", (event) => {
  const review = document.getElementById("review");
  if (!review) return;
  announce(gettext("Ended: %(what)s", { what: event.detail.message }));
  if (!document.querySelector(".editor")) {
    htmx.trigger(review, "concord:refresh");
    return;
  }
  // Not under the hands of somebody who is writing.
  const onclick = () => htmx.trigger(review, "concord:refresh");
  document.getElementById("job").append(make("button", { type: "button", textContent: gettext("Show the new drafts"), onclick }));
});
