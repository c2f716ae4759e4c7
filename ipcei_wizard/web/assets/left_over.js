// Text typed in this browser that could not be put back, because the answer has changed since. It is never thrown away
// by itself: the officer can read it, copy it, and discard it.

import { forgetDraft } from "./drafts.js";
import { pageLanguage } from "./page_language.js";
import { sentence } from "./save_state.js";

const offered = new Set();
const notices = element("div", { class: "left-overs" });
document.body.append(notices);

// `question` is the label of the field, so that the officer knows what it was an answer to.
export function offerLeftOver(draft, question) {
  if (offered.has(draft.id)) return;
  offered.add(draft.id);
  const notice = element("section", { class: "left-over", "aria-label": sentence("left-over-title") });
  const show = button("left-over-show", () => showText(draft, notice));
  notice.append(element("p", { role: "status" }, sentence("left-over", { question })), show);
  notice.append(button("close", () => notice.remove()));
  notices.append(notice);
}

function showText(draft, notice) {
  const dialog = element("dialog", { class: "left-over-dialog", "aria-labelledby": "left-over-title" });
  const typedAt = new Date(draft.at).toLocaleString(pageLanguage(), { dateStyle: "long", timeStyle: "short" });
  const text = element("textarea", { readonly: "", "aria-labelledby": "left-over-title" });
  text.value = draft.value;
  const discard = () => {
    forgetDraft(draft.id);
    notice.remove();
    dialog.close();
  };
  dialog.append(
    element("h2", { id: "left-over-title" }, sentence("left-over-title")),
    element("p", {}, sentence("left-over-explanation", { time: typedAt })),
    text,
    button("copy", () => copy(text)),
    button("close", () => dialog.close()),
    button("discard", discard),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

// The clipboard of the browser works only over https or on the own computer; selecting and copying works everywhere.
function copy(text) {
  text.select();
  document.execCommand("copy");
}

function button(name, onClick) {
  const made = element("button", { type: "button" }, sentence(name));
  made.addEventListener("click", onClick);
  return made;
}

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
