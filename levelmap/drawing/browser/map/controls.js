/* What stands on the map for the reader to use, and the keys that the page wants to hear of. */

/** Make a div in *parent*. */
export function element(parent, className, attributes = {}) {
  const made = parent.appendChild(document.createElement("div"));
  made.className = className;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/** Add a button below those for zoom that shows all areas. */
export function addResetButton(map, pressed) {
  const button = map.zoomControl.getContainer().appendChild(document.createElement("a"));
  button.href = "#";
  button.className = "levelmap-reset";
  button.textContent = "⤢";
  button.title = "Show all areas";
  button.setAttribute("role", "button");
  button.setAttribute("aria-label", "Show all areas");
  L.DomEvent.on(button, "click", L.DomEvent.stop).on(button, "click", pressed);
  L.DomEvent.disableClickPropagation(button);
}

const SHAPES = { outlines: "Areas", hexes: "Equal hexagons" };

/** The switch between areas as they lie and hexagons of equal size. */
export class ShapeSwitch {
  constructor(box, chosen) {
    this.element = element(box, "levelmap-switch", { role: "group", "aria-label": "Shapes" });
    this.element.hidden = true;
    this.buttons = Object.entries(SHAPES).map(([name, words]) => {
      const button = this.element.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-pressed") !== "true") chosen(name);
      });
      return [name, button];
    });
    L.DomEvent.disableClickPropagation(this.element);
  }

  /** Show which shape is drawn; *without* says why there are no hexagons. */
  set(shape, without) {
    this.element.hidden = !shape;
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === shape));
      button.disabled = name === "hexes" && Boolean(without);
      button.title = name === "hexes" ? without || "Every area the same size" : "";
    }
  }
}

const PRESENTED = ["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Escape", " "];

/** While the page presents, hand it the keys that turn its pages. */
export function forwardKeys(map) {
  try {
    if (new URL(window.parent.location).searchParams.get("present") !== "1") return;
    map.keyboard.disable();
    document.addEventListener("keydown", ({ key, code, shiftKey }) => {
      if (!PRESENTED.includes(key)) return;
      window.parent.document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }));
    });
  } catch {
    // framed by another site, which does not present
  }
}
