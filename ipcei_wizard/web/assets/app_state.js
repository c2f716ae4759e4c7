// What Streamlit says about itself: is the script running, is there a connection? It writes both on its outermost
// element. Pinned with Streamlit's version; tests/web holds this file to it.

const APP = '[data-testid="stApp"]';
const RUN = "data-test-script-state";
const CONNECTION = "data-test-connection-state";

function attribute(name) {
  return document.querySelector(APP)?.getAttribute(name) ?? null;
}

export function isIdle() {
  return attribute(RUN) === "notRunning";
}

export function isConnected() {
  return attribute(CONNECTION) === "CONNECTED";
}

// Calls `onRun({began, ended})` when a script run begins or ends, `onConnection` when the connection comes or goes. Of a
// short run the page may learn at once that it began and that it ended: from asked for to at rest, and never running.
export function watchApp({ onRun, onConnection }) {
  new MutationObserver((changes) => {
    const changed = new Set(changes.map((change) => change.attributeName));
    if (changed.has(RUN)) {
      const was = (state) => changes.some((change) => change.attributeName === RUN && change.oldValue === state);
      onRun({ began: was("notRunning"), ended: was("running") || (was("rerunRequested") && isIdle()) });
    }
    if (changed.has(CONNECTION)) onConnection();
  }).observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeOldValue: true,
    attributeFilter: [RUN, CONNECTION],
  });
}
