/* A page that presents: Escape ends it; left alone it goes on by itself, or back to where it began.
 *
 * What it remembers hangs on the window, because the page is made anew at every step.
 */
const LOOK = 1000;
const SMALLEST = 11;

/** What a box may be lower than its content: the margin below the last paragraph. */
const MARGIN = 8;

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

/** Make the type as small as lets all of the page be seen; the map takes what is left. */
function fit(state) {
  const parts = document.querySelectorAll(".st-key-screen-card, .st-key-screen-foot, .st-key-screen-bar");
  parts.forEach((part) => state.sizes.observe(part));
  const key = [innerWidth, innerHeight, ...[...parts].map((part) => part.innerText)].join();
  const body = document.querySelector(".st-key-screen-body"), root = document.documentElement;
  if (!body) return;
  if (key !== state.fitted) root.style.fontSize = "";
  state.fitted = key;
  const [, ...beside] = body.children;
  const isCut = () =>
    [body, ...beside].some((part) => part.scrollHeight > part.clientHeight + MARGIN);
  for (let size = parseFloat(getComputedStyle(root).fontSize); isCut() && size > SMALLEST; size -= 0.5) {
    root.style.fontSize = `${size - 0.5}px`;
  }
}

function look(state) {
  listenToFrames(state);
  fit(state);
  const now = Date.now(), unused = now - state.used;
  if (state.step && unused > state.pause && now - state.stepped > state.step) {
    state.stepped = now;
    state.go(String(now));
  } else if (!state.step && state.used && unused > state.idle &&
    window.location.href !== state.first) {
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
  state.sizes ??= new ResizeObserver(() => fit(state));
  state.timer ??= setInterval(() => look(state), LOOK);
  fit(state);
}
