// Text that the server has not confirmed yet, kept in this browser.
//
// It lies in IndexedDB, because that reaches the disk within milliseconds: killing the browser in mid-sentence loses
// nothing. localStorage is written after seconds, sessionStorage is gone after closing the browser.
//
// A draft: { id, field, bases, value, at }. `field` is the widget's key; `id` adds the page that wrote it, so that two
// tabs never overwrite each other's draft. `bases` are the texts on the server that this text was typed upon: only
// when the server still has one of them may the draft be put back, so that nobody else's later text is overwritten.

const DATABASE = "ipcei-wizard";
const STORE = "drafts";
const KEPT_DAYS = 60;
const thisPage = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

let database = null;
const opened = new Promise((resolve) => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("field", "field");
  request.onsuccess = () => resolve((database = request.result));
  request.onerror = () => resolve(null); // a browser that forbids storage still commits while typing
});

function store(mode) {
  return database.transaction(STORE, mode).objectStore(STORE);
}

// Once open, a change starts within the same key press; a page that closes right after it cannot lose it.
function change(work) {
  const doNow = () => {
    if (!database) return;
    const drafts = store("readwrite");
    work(drafts);
    drafts.transaction.commit?.(); // not after the reply: the page may be closing
  };
  if (database) doNow();
  else opened.then(doNow);
}

export function draftId(field) {
  return `${field} ${thisPage}`;
}

export function keepDraft(field, bases, value) {
  change((drafts) => drafts.put({ id: draftId(field), field, bases, value, at: Date.now() }));
}

export function forgetDraft(id) {
  change((drafts) => drafts.delete(id));
}

// All drafts of one field, of any tab and any earlier visit, newest first.
export async function draftsOf(field) {
  await opened;
  if (!database) return [];
  return new Promise((resolve) => {
    const request = store("readonly").index("field").getAll(field);
    request.onsuccess = () => resolve(request.result.sort((one, other) => other.at - one.at));
    request.onerror = () => resolve([]);
  });
}

function forgetOldDrafts() {
  if (!database) return;
  const oldest = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
  store("readwrite").openCursor().onsuccess = (event) => {
    const cursor = event.target.result;
    if (!cursor) return;
    if (cursor.value.at < oldest) cursor.delete();
    cursor.continue();
  };
}

opened.then(() => setTimeout(forgetOldDrafts, 5000));
