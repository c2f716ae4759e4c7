// What is going on between page and server: is the script running, is there a connection? Streamlit writes both on its
// outermost element; a short run is over before it does, so runs are seen on the socket too. Pinned with Streamlit's
// version; tests/web holds this file to it.

import { isAtRest, watchRuns } from "./socket.js";

export { isRunning } from "./socket.js";

const APP = '[data-testid="stApp"]';
const RUN = "data-test-script-state";
const CONNECTION = "data-test-connection-state";

function attribute(name) {
  return document.querySelector(APP)?.getAttribute(name) ?? null;
}

export function isIdle() {
  return attribute(RUN) === "notRunning" && isAtRest();
}

export function isConnected() {
  return attribute(CONNECTION) === "CONNECTED";
}

// Calls `onRun({began, ended})` when a script run begins or ends, `onConnection` when the connection comes or goes.
export function watchApp({ onRun, onConnection }) {
  watchRuns(onRun);
  new MutationObserver(onConnection).observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeFilter: [CONNECTION],
  });
}
