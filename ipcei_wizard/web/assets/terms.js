// Explains a term at the word: on pointing at it, on reaching it with the keyboard, and on tapping it.
//
// The page marks a term as <span class="term" data-term="id" aria-describedby="term-id">; the definitions come along with
// this script, so no term costs a round trip. Every definition also stands unseen in the page, where a screen reader finds
// it by aria-describedby. The card that people see goes away with Escape, stays while it is pointed at, and stays until it
// is left (WCAG 1.4.13).

import { pageLanguage } from "./page_language.js";
import { TERMS } from "./term_definitions.js";

const TERM = ".term[data-term]";
const LEAVING = 250; // ms: the way from the word to the card, however slowly one moves
const GAP = 6; // px between the word and the card
const EDGE = 8; // px that the card stays away from the edge of the window

const unseen = document.createElement("div");
unseen.hidden = true;

function define() {
  unseen.replaceChildren(
    ...Object.entries(TERMS).map(([id, texts]) => {
      const { name, lines } = texts[pageLanguage()];
      const element = document.createElement("p");
      element.id = `term-${id}`;
      element.textContent = [name, ...lines].join(". ").replaceAll("..", ".");
      return element;
    }),
  );
}

define();
document.body.append(unseen);
addEventListener("page-language", define);

let explained = null; // the word whose card is shown
let card = null;
let leaving = null;

function filled(id) {
  const { name, lines } = TERMS[id][pageLanguage()];
  const element = document.createElement("span");
  element.className = "term-card";
  element.setAttribute("role", "tooltip");
  element.setAttribute("lang", pageLanguage());
  element.popover = "manual"; // drawn above everything, never cut off
  const heading = document.createElement("strong");
  heading.textContent = name;
  element.append(heading, ...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
  return element;
}

function place() {
  if (!card) return;
  const word = explained.getClientRects()[0];
  if (!explained.isConnected || !word || word.bottom < 0 || word.top > innerHeight) return hide();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = word.bottom + GAP;
  const top = below + height + EDGE > innerHeight && word.top - GAP - height > EDGE ? word.top - GAP - height : below;
  card.style.top = `${top}px`;
  card.style.left = `${Math.max(EDGE, Math.min(word.left, innerWidth - width - EDGE))}px`;
}

function show(word) {
  stay();
  if (word === explained && card?.isConnected) return;
  hide();
  if (!TERMS[word.dataset.term]) return;
  explained = word;
  card = filled(word.dataset.term);
  word.after(card); // right behind the word, so that who reads on from the word reads the card
  card.showPopover();
  place();
}

function hide() {
  stay();
  card?.remove();
  card = explained = null;
}

function stay() {
  clearTimeout(leaving);
  leaving = null;
}

function leave() {
  stay();
  leaving = setTimeout(hide, LEAVING);
}

const wordOf = (event) => event.target.closest?.(TERM) ?? null;
const isOver = (target) => card !== null && (card.contains(target) || explained.contains(target));

document.addEventListener("pointerover", (event) => {
  const word = wordOf(event);
  if (word && event.pointerType !== "touch") show(word);
  else if (isOver(event.target)) stay();
  else if (card && explained !== document.activeElement && leaving === null) leave();
});
document.addEventListener("focusin", (event) => {
  const word = wordOf(event);
  if (word?.matches(":focus-visible")) show(word);
});
document.addEventListener("focusout", (event) => {
  if (wordOf(event) && !isOver(event.relatedTarget)) leave();
});
document.addEventListener("click", (event) => {
  const word = wordOf(event);
  if (word) show(word);
  else if (!isOver(event.target)) hide();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape" && card) {
      hide();
      event.stopPropagation(); // one Escape closes one thing
    } else if ((event.key === "Enter" || event.key === " ") && wordOf(event)) {
      event.preventDefault();
      show(wordOf(event));
    }
  },
  true,
);
document.addEventListener("scroll", place, { capture: true, passive: true });
addEventListener("resize", place);
