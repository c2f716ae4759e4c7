// The socket to the server, made ours in two ways. It must be loaded before Streamlit opens one.
//
// Streamlit goes through the whole page for each message, unless several come in one task of the browser: then once for
// all. So what arrives within a moment is handed on together, in the order in which it came.
//
// A run of the script is then often over before the page shows that it began. So it is seen here, on the way, when a run
// was asked for, when it began and when it ended. The numbers are fields of Streamlit's BackMsg.proto and ForwardMsg.proto.

const MOMENT = 2; // ms: what the server sends in one go arrives over a millisecond or so
const ASKED = 11; // rerun_script
const BEGAN = 4; // new_session
const ENDED = 6; // script_finished
const ABOUT_ALL = 2; // up to this field: the hash and the metadata, which every message has

const watchers = [];

// Calls `onRun({began, ended})` when a run begins or ends.
export function watchRuns(onRun) {
  watchers.push(onRun);
}

// Whether a run has begun and not ended.
export function isRunning() {
  return state() === "on";
}

// Whether no run goes on and none was asked for.
export function isAtRest() {
  return state() === "off";
}

// Written in the page, where whoever drives a browser sees it too: "asked", "on" or "off".
function state() {
  return document.documentElement.dataset.run;
}

function setState(state) {
  document.documentElement.dataset.run = state;
}

// The number of the field that says what a message is.
function kindOf(data) {
  const bytes = new Uint8Array(data);
  let at = 0;
  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) return value;
    }
  }
  while (at < bytes.length) {
    const field = number() >> 3;
    if (field > ABOUT_ALL) return field;
    const length = number(); // both are of the kind that tells its length first
    at += length;
  }
  return 0;
}

function tell(kind) {
  if (kind !== BEGAN && kind !== ENDED) return;
  setState(kind === BEGAN ? "on" : "off");
  watchers.forEach((onRun) => onRun({ began: kind === BEGAN, ended: kind === ENDED }));
}

function together(handOn) {
  const waiting = [];
  const flush = () => waiting.splice(0).forEach(handOn);
  const take = (event) => {
    waiting.push(event);
    // A hidden page has its timers slowed down, and nobody waits for its drawing.
    if (document.hidden) flush();
    else if (waiting.length === 1) setTimeout(flush, MOMENT);
  };
  return { take, flush };
}

window.WebSocket = class extends WebSocket {
  addEventListener(type, listener, options) {
    if (type !== "message") {
      super.addEventListener(type, listener, options);
      return;
    }
    const { take, flush } = together((event) => {
      const kind = kindOf(event.data);
      listener.call(this, event);
      tell(kind);
    });
    super.addEventListener("message", take, options);
    super.addEventListener("close", () => {
      flush(); // what came before the end is handed on before the end is told
      setState("off");
    });
  }

  send(data) {
    if (kindOf(data) === ASKED && !isRunning()) setState("asked");
    super.send(data);
  }
};
