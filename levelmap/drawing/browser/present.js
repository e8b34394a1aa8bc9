/* A page that presents: Escape ends it; left alone it goes on by itself, or back to where it began.
 *
 * What it remembers hangs on the window, because the page is made anew at every step.
 */
const LOOK = 1000;

function leave() {
  const address = new URL(window.location);
  address.searchParams.delete("present");
  window.location.assign(address);
}

/** Hear of every touch and key, in the page and in the frames of its maps. */
function listen(target, state) {
  if (!target || state.heard.has(target)) return;
  state.heard.add(target);
  for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    target.addEventListener(type, (event) => {
      state.used = Date.now();
      const isTyping = event.target.closest?.("input, textarea, [role=dialog], [role=listbox]");
      if (type === "keydown" && event.key === "Escape" && !isTyping) leave();
    }, { passive: true, capture: true });
  }
}

function listenToFrames(state) {
  for (const frame of document.querySelectorAll("iframe")) {
    try {
      listen(frame.contentWindow, state);
    } catch {
      // of another site
    }
  }
}

function look(state) {
  listenToFrames(state);
  const now = Date.now(), unused = now - state.used;
  if (state.step && unused > state.pause && now - state.stepped > state.step) {
    state.stepped = now;
    state.go(String(now));
  } else if (!state.step && unused > state.idle && window.location.href !== state.first) {
    window.location.assign(state.first);
  }
}

export default function ({ data, setTriggerValue }) {
  const now = Date.now();
  const state = window.levelmapPresents ??= {
    first: window.location.href, used: 0, stepped: now, heard: new Set(),
  };
  Object.assign(state, { idle: data.idle * 1000, step: data.step * 1000 });
  state.pause = Math.min(state.idle, 3 * state.step);
  state.go = (value) => setTriggerValue("advance", value);
  listen(window, state);
  state.timer ??= setInterval(() => look(state), LOOK);
}
