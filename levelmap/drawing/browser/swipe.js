/* A finger drawn across the text of a story turns its pages; one drawn down it scrolls as ever. */
const FAR = 60;

export default function ({ data, setTriggerValue }) {
  const text = document.querySelector(data.over);
  if (!text || text.levelmapSwipe) {
    if (text) text.levelmapSwipe.go = (step) => setTriggerValue("step", step);
    return;
  }
  const state = text.levelmapSwipe = { go: (step) => setTriggerValue("step", step) };
  text.addEventListener("touchstart", ({ touches }) => {
    state.from = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : undefined;
  }, { passive: true });
  text.addEventListener("touchend", ({ changedTouches }) => {
    if (!state.from) return;
    const across = changedTouches[0].clientX - state.from[0];
    const down = changedTouches[0].clientY - state.from[1];
    if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down)) {
      state.go(across < 0 ? 1 : -1);
    }
  }, { passive: true });
}
