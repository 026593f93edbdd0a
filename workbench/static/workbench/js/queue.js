// Going from one that waits to the next (Alt+N), and the row that an address opened.

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== "KeyN") return;
  const link = document.querySelector("a[data-next]");
  if (!link) return;
  event.preventDefault();
  location.assign(link.href);
});

// A cell that came open with the page is treated like one that was opened in it.
const open = document.querySelector(".row.open");
if (open && new URLSearchParams(location.search).has("edit")) {
  addEventListener("load", () => htmx.trigger(open, "htmx:afterSettle", { elt: open }));
}
