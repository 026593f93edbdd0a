// Requests that do not come back as hoped. The text in a box is never replaced by an error.
import { make, on } from "./dom.js";
import { calm, warn } from "./feedback.js";
import { gettext } from "./words.js";

const KEPT = gettext("Your text is still in the box.");

function kept(event) {
  return event.detail.elt?.closest?.(".editor") ? ` ${KEPT}` : "";
}

// Whose request did not come back. What others get meanwhile does not take the warning away.
let failed = null;

// Logging in again, in another tab too, makes a new token: the one in this page is worthless then.
export const token = () => /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

on("htmx:configRequest", ({ detail: { headers, parameters } }) => {
  headers["X-CSRFToken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
});

on("htmx:sendError", (event) => {
  if (isPoll(event)) return;
  failed = event.detail.elt;
  warn(`${gettext("The server cannot be reached.")}${kept(event)} ${gettext("Try again when the connection is back.")}`);
});

on("htmx:responseError", (event) => {
  if (isPoll(event)) return;
  failed = event.detail.elt;
  const { status } = event.detail.xhr;
  const why = {
    403: gettext("Your role does not allow this, or you logged in again in another tab: reload the page."),
    404: gettext("This is no longer there: reload the page."),
  }[status] ?? gettext("Something went wrong in Concord. Try again.");
  warn(`${why}${kept(event)}`);
});

// A session that ended answers with the login page: it must not land in the middle of this one.
on("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  const address = new URL(xhr.responseURL || location.href, location.href);
  if (!address.pathname.endsWith("/login/")) {
    if (xhr.status < 400 && (!failed?.isConnected || failed === event.detail.requestConfig.elt)) calm();
    return;
  }
  event.detail.shouldSwap = false;
  loggedOut(address, kept(event));
});

export function loggedOut(address, text = "") {
  const textContent = gettext("Log in in a new tab");
  warn(`${gettext("You were logged out.")}${text}`, make("a", { href: new URL(address).pathname, target: "_blank", textContent }));
}

// A job that is asked for each second goes on asking; one lost answer is not worth a word.
function isPoll(event) {
  return event.detail.elt?.classList?.contains("job");
}
