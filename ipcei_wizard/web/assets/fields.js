// The text fields that Streamlit draws, and the two things an officer does with them: typing and pressing Enter.

const FIELDS = '[data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input:not([type="password"])';

// A form has its own moment of sending, chosen by the officer.
export function isField(element) {
  return Boolean(element?.matches?.(FIELDS)) && !element.closest('[data-testid="stForm"]');
}

export function fieldsWithin(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  return [node, ...node.querySelectorAll(FIELDS)].filter(isField);
}

export function fieldNamed(name) {
  return document.querySelector(`.${CSS.escape(name)}`)?.querySelector(FIELDS) ?? null;
}

// The widget key, which Streamlit writes as a class; without a key a field is sent while typing, but has no draft.
export function nameOf(element) {
  const container = element.closest('[data-testid="stElementContainer"]');
  return [...(container?.classList ?? [])].find((name) => name.startsWith("st-key-")) ?? null;
}

// The way React itself would see it: through the property of the prototype, then as an input event.
export function setText(element, text) {
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, "value").set.call(element, text);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

export function pressEnter(element) {
  const ctrlKey = element instanceof HTMLTextAreaElement;
  element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey, bubbles: true, cancelable: true }));
}
