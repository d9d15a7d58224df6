// The single keys of the review pages, and the status line. Everything here only presses or focuses what is on the page.

const strip = document.querySelector("[data-keys]");
const help = strip?.querySelector("dialog");
const cards = [...document.querySelectorAll("[data-card]")];

const acts = {
  j: () => step(1),
  k: () => step(-1),
  o: () => chosenCard()?.click(),
  "?": () => help.showModal(),
};

if (strip) {
  strip.hidden = false;
  document.addEventListener("keydown", onKey);
}
document.querySelectorAll("[data-announce]").forEach(announce);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open || isWriting(event.target)) return;
  const bound = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const known = [...strip.querySelectorAll("li > kbd")].some((kbd) => kbd.textContent === event.key);
  if (!known) return;
  event.preventDefault();
  if (bound) press(bound);
  else acts[event.key]?.();
}

/** A field is gone to, a button or link is pressed; a decision that needs a reason first asks for it. */
function press(element) {
  const needed = element.dataset.needs && document.getElementById(element.dataset.needs);
  if (needed && !needed.value) needed.focus();
  else if (element.matches("input, select, textarea")) element.focus();
  else element.click();
}

function isWriting(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function chosenCard() {
  return document.activeElement.closest("[data-cards] > *")?.querySelector("[data-card]");
}

function step(by) {
  const at = cards.indexOf(chosenCard());
  cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by, 0), cards.length - 1)]?.focus();
}

/** A live region tells of changes only, so what stood in it when the page came is put there once more. */
function announce(line) {
  const words = line.textContent;
  line.textContent = "";
  setTimeout(() => { line.textContent = words; }, 150);
}
