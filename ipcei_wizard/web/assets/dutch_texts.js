// Streamlit speaks English only; this script gives its built-in texts in the language of the page, and keeps the lang
// attribute of the page right when the language changes without a new page.
//
// It touches only texts that it knows word for word, never what an officer or a page wrote (Markdown, fields).

import { pageLanguage } from "./page_language.js";

const DUTCH = {
  "Skip to main content": "Naar de inhoud",
  "Main menu": "Menu",
  "Sidebar": "Zijbalk",
  "Expand sidebar": "Zijbalk openen",
  "Collapse sidebar": "Zijbalk sluiten",
  "App pages": "Pagina's",
  "Navigate to home page": "Naar het begin",
  "Link to heading": "Link naar deze kop",
  "Notifications": "Meldingen",
  "Close": "Sluiten",
  "Cancel": "Annuleren",
  "Copy": "Kopiëren",
  "Copy to clipboard": "Kopiëren",
  "Print": "Afdrukken",
  "Rerun": "Opnieuw laden",
  "Theme": "Thema",
  "View less": "Minder tonen",
  "Learn more": "Meer weten",
  "Try again": "Opnieuw proberen",
  "Please wait...": "Even geduld…",

  "(required)": "(verplicht)",
  "This field is required.": "Dit veld is verplicht.",
  "Invalid input.": "Deze invoer kan niet.",
  "Choose an option": "Kies een optie",
  "Choose options": "Kies opties",
  "Select...": "Kies…",
  "Selected values": "Gekozen waarden",
  "No results": "Geen resultaten",
  "Show suggestions": "Suggesties tonen",
  "Open": "Openen",
  "Select all": "Alles selecteren",
  "Clear value": "Wissen",
  "Clear entry": "Wissen",
  "Clear all": "Alles wissen",
  "Clear selection": "Selectie wissen",
  "Decrement": "Verlagen",
  "Increment": "Verhogen",
  "Press Enter to apply": "Wordt vanzelf opgeslagen",
  "Press Ctrl+Enter to apply": "Wordt vanzelf opgeslagen",
  "Press ⌘+Enter to apply": "Wordt vanzelf opgeslagen",
  "Press Enter to submit form": "Druk op Enter om te versturen",
  "Press Ctrl+Enter to submit form": "Druk op Ctrl+Enter om te versturen",
  "Press ⌘+Enter to submit form": "Druk op ⌘+Enter om te versturen",

  "Choose date": "Kies datum",
  "Choose date range": "Kies periode",
  "Choose date and time": "Kies datum en tijd",
  "Quick select a date range": "Kies snel een periode",
  "Clear date": "Datum wissen",
  "Clear dates": "Datums wissen",
  "Clear time": "Tijd wissen",
  "Clear date and time": "Datum en tijd wissen",
  "Previous month": "Vorige maand",
  "Next month": "Volgende maand",
  "day": "dag",
  "month": "maand",
  "year": "jaar",
  "hour": "uur",
  "minute": "minuut",

  "Upload": "Bestand kiezen",
  "Add files": "Bestanden toevoegen",
  "file upload": "bestand kiezen",
  "Drag and drop a file here": "Sleep een bestand hierheen",
  "Drag and drop files here": "Sleep bestanden hierheen",

  "Show/hide columns": "Kolommen tonen of verbergen",
  "Download as CSV": "Downloaden als CSV",
  "Search": "Zoeken",
  "Close Search": "Zoeken sluiten",
  "Next Result": "Volgende resultaat",
  "Previous Result": "Vorige resultaat",
  "Copy Vega-Lite spec": "Vega-Lite-beschrijving kopiëren",
  "Fullscreen": "Volledig scherm",
  "Close fullscreen": "Volledig scherm sluiten",
  "Add row": "Rij toevoegen",
  "Delete row(s)": "Rij(en) verwijderen",
  "Dataframe column menu": "Kolommenu",
  "Copy column name": "Kolomnaam kopiëren",
  "Sort ascending": "Oplopend sorteren",
  "Sort descending": "Aflopend sorteren",
  "Autosize": "Breedte aanpassen",
  "Pin column": "Kolom vastzetten",
  "Unpin column": "Kolom losmaken",
  "Hide column": "Kolom verbergen",
  "empty": "leeg",
  "Pagination": "Paginering",
  "Previous page": "Vorige pagina",
  "Next page": "Volgende pagina",
  "Scroll tabs left": "Tabbladen naar links",
  "Scroll tabs right": "Tabbladen naar rechts",
  "Show data": "Gegevens tonen",
  "Download as PNG": "Downloaden als PNG",
  "Copy Vega-Lite spec": "Grafiekcode kopiëren",
  "Zoom In": "Inzoomen",
  "Zoom Out": "Uitzoomen",

  "Connecting": "Verbinden",
  "Connecting to Streamlit server": "Er wordt verbinding gemaakt",
  "Unable to connect to Streamlit server": "Geen verbinding",
  "Connection error": "Geen verbinding",
  "Error": "Fout",
  "Running...": "Bezig…",
  "Stop": "Stoppen",
  "Stop script": "Stoppen",
  "Stopping...": "Stopt…",
  "Page not found": "Deze pagina bestaat niet",
  "The page that you have requested does not seem to exist": "De pagina die u vraagt, bestaat niet",
  "Streamlit server is not responding. Are you connected to the internet?":
    "De wizard antwoordt niet. Wat u hebt getypt, is in deze browser bewaard; zodra er weer verbinding is, gaat u verder.",
};

// Sentences of Streamlit that say nothing to an officer, in either language.
const ENGLISH = {
  "Press Enter to apply": "Saved automatically",
  "Press Ctrl+Enter to apply": "Saved automatically",
  "Press ⌘+Enter to apply": "Saved automatically",
  "Streamlit server is not responding. Are you connected to the internet?":
    "The wizard does not answer. What you typed is kept in this browser; you go on as soon as there is a connection.",
};

const SCRIPT_ERROR = /^This app has encountered an error\./;
const SCRIPT_ERROR_TEXT = {
  nl: "Er ging iets mis op deze pagina. Wat u hebt getypt, is bewaard. Laad de pagina opnieuw; gaat het weer mis, meld dit dan aan de beheerder.",
  en: "Something went wrong on this page. What you typed is kept. Load the page again; if it goes wrong again, tell the administrator.",
};

// Texts with a part that differs: the name of a table, a number, a date.
const DUTCH_PATTERNS = [
  [/^(Show\/hide columns|Download as CSV|Search|Fullscreen|Show data|Download as PNG|Copy Vega-Lite spec|Add row): (.*)$/s, (action, of) => `${DUTCH[action]}: ${of}`],
  [/^(day|month|year|hour|minute), (.*)$/s, (part, of) => `${DUTCH[part]}, ${of}`],
  [/^Page (\d+)$/, (number) => `Pagina ${number}`],
  [/^(\d+)(KB|MB|GB) per file(.*)$/s, (size, unit, kinds) => `maximaal ${size} ${unit} per bestand${kinds}`],
  [/^File must be ([\d.]+) ?(KB|MB|GB) or smaller\.$/, (size, unit) => `Dit bestand is te groot: het mag ten hoogste ${size.replace(".0", "")} ${unit} zijn.`],
  [/^(.*) files are not allowed\.$/s, (kind) => `Dit soort bestand (${kind}) kan hier niet; geef een bestand van de gevraagde soort.`],
  [/^(.*) start date$/s, (of) => `${of} begindatum`],
  [/^(.*) end date$/s, (of) => `${of} einddatum`],
  [/^View (\d+) more$/, (number) => `Nog ${number} tonen`],
  [/^Select (\d+) matches$/, (count) => `Alle ${count} kiezen`],
  [/^Add: (.*)$/s, (text) => `Eigen antwoord: ${text}`],
  [/^Help for (.+)$/s, (of) => `Uitleg bij ${of}`],
  [/^Remove (.+)$/s, (of) => `${of} verwijderen`],
];

const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const OWN_TEXT = '[data-testid="stMarkdownContainer"], textarea, [contenteditable="true"], .save-state, .save-state-spoken';
const STREAMLITS_OWN = '[data-testid="stException"], [data-testid="stFileUploaderDropzone"]';

function inPattern(text) {
  for (const [pattern, words] of DUTCH_PATTERNS) {
    const match = text.match(pattern);
    if (match) return words(...match.slice(1));
  }
  return null;
}

function inLanguage(english, language) {
  const text = english.trim();
  if (!text) return english;
  if (SCRIPT_ERROR.test(text)) return SCRIPT_ERROR_TEXT[language];
  const found = language === "nl" ? (DUTCH[text] ?? inPattern(text)) : ENGLISH[text];
  return found === undefined || found === null ? english : english.replace(text, () => found);
}

// node -> { place: { english, ours } }: so that a text can go back to English when the officer changes the language.
const known = new WeakMap();

function translate(node, place, current, write) {
  const before = known.get(node)?.[place];
  const english = before?.ours === current ? before.english : current;
  const ours = inLanguage(english, pageLanguage());
  if (ours !== english) known.set(node, { ...known.get(node), [place]: { english, ours } });
  if (ours !== current) write(ours);
}

function translateText(node) {
  const parent = node.parentElement;
  if (!parent || (parent.closest(OWN_TEXT) && !parent.closest(STREAMLITS_OWN))) return;
  translate(node, "text", node.data, (text) => (node.data = text));
}

// It has a name, so it is no mere decoration, which Streamlit calls it: a reader of the screen may not pass over it.
const DROPZONE = '[data-testid="stFileUploaderDropzone"][role="presentation"]';

function translateAttributes(element) {
  if (element.matches(DROPZONE)) element.setAttribute("role", "group");
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value) translate(element, name, value, (text) => element.setAttribute(name, text));
  }
}

function translateAll(root) {
  if (root.nodeType === Node.TEXT_NODE) translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  translateAttributes(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateAttributes(node);
  }
}

function followLanguage() {
  if (document.documentElement.lang === pageLanguage()) return;
  document.documentElement.lang = pageLanguage();
  translateAll(document.body);
  dispatchEvent(new Event("page-language"));
}

function onChanges(changes) {
  followLanguage(); // Streamlit changes the address without an event, and then the page
  for (const change of changes) {
    if (change.type === "characterData") translateText(change.target);
    else if (change.type === "attributes") translateAttributes(change.target);
    else change.addedNodes.forEach(translateAll);
  }
}

new MutationObserver(onChanges).observe(document.documentElement, {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
});
addEventListener("popstate", followLanguage);
translateAll(document.body);
