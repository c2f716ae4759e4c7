// Says who else has this dossier before him. The page says under which key to ask (data-colleagues) and on which page of
// the dossier it is (data-place); this script asks, beside everything Streamlit does, and draws what the server says.
//
// Only a window that is looked at asks: whoever has it behind another is not at work in it. A window that is closed or
// goes elsewhere says so; one that crashed is forgotten by the server after a minute.

const EVERY = 5_000; // ms between two questions; each costs the server some milliseconds and no run of a page
const FORGOTTEN = 60_000; // ms without an answer after which nothing is known any more
const ADDRESS = new URL("../../api/colleagues", import.meta.url);

let asked = { key: null, place: null, at: 0 };
let known = { here: [], others: [], at: 0, version: 0 };
let asking = false;

function forget() {
  if (known.here.length || known.others.length) known = { here: [], others: [], at: 0, version: known.version + 1 };
}

function leave() {
  if (!asked.key) return;
  navigator.sendBeacon(ADDRESS, JSON.stringify({ key: asked.key, leaving: true }));
  asked = { key: null, place: null, at: 0 };
  forget();
}

async function ask(key, place) {
  asking = true;
  asked = { key, place, at: Date.now() };
  try {
    const response = await fetch(ADDRESS, { method: "POST", body: JSON.stringify({ key }), cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    const { here, others } = await response.json();
    if (asked.key !== key) return;
    const same = JSON.stringify([here, others]) === JSON.stringify([known.here, known.others]);
    known = { here, others, at: Date.now(), version: known.version + (same ? 0 : 1) };
  } catch {
    if (Date.now() - known.at > FORGOTTEN) forget();
  } finally {
    asking = false;
  }
}

function drawIn(element, sentences) {
  if (!element || element.dataset.drawn === String(known.version)) return;
  element.dataset.drawn = known.version;
  element.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

function look() {
  const element = document.querySelector("[data-colleagues]");
  if (!element) return leave();
  const { colleagues: key, place } = element.dataset;
  if (asked.key && asked.key !== key) leave();
  const due = asked.place !== place || Date.now() - asked.at > EVERY;
  if (!asking && due && !document.hidden) ask(key, place).then(draw);
  draw();
}

function draw() {
  drawIn(document.querySelector("[data-colleagues]"), known.others);
  drawIn(document.querySelector("[data-colleagues-here]"), known.here);
}

setInterval(look, 1000);
document.addEventListener("visibilitychange", look);
addEventListener("pagehide", leave);
