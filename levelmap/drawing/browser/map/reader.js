/* LevelMap's map and its reader: what is shown, the tooltip, the keyboard, the choice sent back.
 *
 * The map itself never changes between reruns of the app. Each rerun brings a small packed picture
 * (levelmap/drawing/picture.py writes it): which geometry, one class for each area, the palette,
 * the printed values, the chosen areas. Every text reaches the page through textContent or a canvas,
 * never as HTML.
 */

import { Areas } from "./areas.js";
import { Camera } from "./camera.js";
import { addResetButton, element, forwardKeys, ShapeSwitch } from "./controls.js";
import { geometryAt } from "./geometry.js";
import { Labels } from "./labels.js";
import { Lenses } from "./lenses.js";
import { NO_DATA, read } from "./picture.js";
import { borrowFonts, followTheme } from "./theme.js";
import { Twin } from "./twin.js";

const OVER_STREETS = 0.7;

const idle = window.requestIdleCallback ?? ((action) => setTimeout(action, 30));

/** Keep streamlit-folium from answering beside us.
 *
 * A quarter of a second after the first click or move it sends what it was asked to return, which is
 * nothing, if that differs from what it believes to have sent: so it would overwrite our choice.
 */
function keepComponentQuiet() {
  if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.previous_data = {};
}

export class Reader {
  constructor(map) {
    this.map = map;
    this.box = map.getContainer();
    this.areas = new Areas().addTo(map);
    this.addParts();
    this.camera = new Camera(map, this.areas, () => this.lenses.arrange());
    this.lenses = new Lenses(map, this.areas, this.camera, {
      point: (area, event) => this.describe(area, this.pointOf(event)),
      leave: () => this.leave(),
      choose: (area, event) => { this.describe(area, this.pointOf(event)); this.choose(area); },
      zoom: (bounds) => this.camera.flyToBounds(bounds),
    });
    this.labels = new Labels(map, this.areas, () => [
      map.zoomControl.getContainer(), this.shapes.element,
      ...this.lenses.all.map((lens) => lens.element)]);
    this.twin = new Twin(map, this.areas, this.camera);
    this.serial = 0;
    keepComponentQuiet();
    addResetButton(map, () => this.camera.fit());
    this.listen();
    followTheme(() => this.redraw());
    borrowFonts().then(() => this.labels.draw());
  }

  addParts() {
    this.tooltip = element(this.box, "levelmap-tooltip", { hidden: "" });
    this.status = element(this.box, "levelmap-hidden", { role: "status" });
    element(this.box, "levelmap-hidden", { id: "levelmap-keys" }).textContent =
      "Arrow keys move the map, plus and minus zoom, Enter chooses the area under the cross.";
    this.message = element(this.box, "levelmap-message", { role: "alert", hidden: "" });
    this.shapes = new ShapeSwitch(this.box, (shape) => this.tell({ shape }));
    this.credit = element(this.box.parentElement, "levelmap-credit");
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-describedby", "levelmap-keys");
  }

  listen() {
    const { map, box } = this;
    forwardKeys(map);
    // Leaflet focuses the map when it is pressed: the page must not scroll under the pointer then,
    // or the press is no click
    box.focus = (options) => HTMLElement.prototype.focus.call(box, { preventScroll: true, ...options });
    map.on("mousemove", (event) => this.point(event));
    map.on("mouseout zoomstart movestart", () => this.leave());
    map.on("click", (event) => {
      const area = this.areas.areaAt(event.latlng);
      this.describe(area, event.containerPoint);
      this.choose(area);
    });
    map.on("moveend", () => this.readCentre());
    this.areas.on("redrawn", () => this.labels.draw());
    // the wheel scrolls the page until the map is being used
    map.scrollWheelZoom.disable();
    box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
    box.addEventListener("focusout", () => map.scrollWheelZoom.disable());
    box.addEventListener("blur", () => this.leave());
    box.addEventListener("pointerdown", () => box.classList.remove("levelmap-keys"));
    box.addEventListener("keyup", () => {
      if (box.classList.contains("levelmap-keys")) return;
      box.classList.add("levelmap-keys");
      this.readCentre();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.leave();
      if (event.target !== box || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      this.choose(this.areas.areaAt(map.getCenter()));
    });
  }

  async paint(packed) {
    const serial = ++this.serial;
    try {
      const picture = await read(packed);
      const geometry = await geometryAt(picture.geometry);
      if (serial !== this.serial) return;
      this.show(geometry, picture);
    } catch (error) {
      this.fail(error);
    }
  }

  show(geometry, picture) {
    const before = this.picture;
    this.picture = picture;
    this.message.hidden = true;
    this.leave();
    this.areas.set(geometry, picture);
    this.look(before);
    this.redraw();
    this.showStreets(picture.streets);
    this.shapes.set(picture.shape, picture.withoutHexes);
    this.box.setAttribute("aria-label", picture.label);
    this.credit.textContent = this.labels.creditWith(picture.credit);
    // all of it can be read by touch and by keyboard where some is cut
    this.credit.tabIndex = this.credit.scrollHeight > this.credit.clientHeight ? 0 : -1;
    document.title = picture.label;
    if (window.frameElement) window.frameElement.title = picture.label;
    this.camera.writeAfterPaint();
    this.box.dataset.painted = picture.name;
  }

  /** Look where the picture wants: at all of it when that changes, at a place just found. */
  look(before) {
    const { picture, camera } = this;
    if (!before && camera.restore()) return;
    if (picture.frame !== before?.frame || !camera.moved) camera.fit();
    const focus = picture.focus ?? "";
    if (focus !== (before?.focus ?? "")) camera.flyToAreas(focus.split(" "));
    if (!before) return;
    const isAsked = picture.fly !== before.fly && picture.fly;
    const added = picture.selected.filter((code) => !before.selected.includes(code));
    const code = isAsked ? picture.fly.split(" ")[0] : added.at(-1);
    const area = this.areas.geometry.index.get(code);
    if (area !== undefined && (isAsked || !camera.sees(area))) camera.flyTo(area);
  }

  /** Draw the areas now, and what is beside them piece by piece when the browser has time. */
  redraw() {
    if (!this.picture) return;
    this.areas.draw();
    this.drawWhenIdle(() => this.pieces());
  }

  /** Return what is drawn beside the areas, each piece short enough for a frame. */
  pieces() {
    return [...this.lenses.pieces(), () => this.labels.draw()];
  }

  /** Draw the pieces that there are by then; none waits long, so that no lens is seen empty. */
  drawWhenIdle(pieces) {
    cancelIdleCallback?.(this.waitingPiece);
    this.waitingPiece = idle(() => {
      const [piece, ...others] = pieces();
      piece();
      if (others.length) this.drawWhenIdle(() => others);
    }, { timeout: 40 });
  }

  /** Put streets under the areas, or take them away: the one thing that needs the internet. */
  showStreets(wanted) {
    this.areas.getPane().style.opacity = wanted ? OVER_STREETS : 1;
    if (!wanted) this.streets?.remove();
    else if (!this.streets) {
      this.streets = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png");
      this.streets.on("tileerror", () =>
        this.say("The street background needs the internet, which cannot be reached."));
    }
    if (wanted) this.streets.addTo(this.map);
  }

  fail(error) {
    console.error(error);
    this.say("The map could not be drawn: its boundaries did not load. Reload the page, or use " +
      "the table, which has every value.");
  }

  say(text) {
    this.message.textContent = text;
    this.message.hidden = false;
  }

  /** Return where an event was in the frame of the map. */
  pointOf(event) {
    return this.map.mouseEventToContainerPoint(event);
  }

  /** Follow the mouse: at most one look-up for each frame drawn. */
  point(event) {
    this.pointer = event;
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.describe(this.areas.areaAt(this.pointer.latlng), this.pointer.containerPoint);
    });
  }

  /** Read out what the cross in the middle is on, for those who move the map by keyboard. */
  readCentre() {
    if (!this.picture || document.activeElement !== this.box) return;
    if (!this.box.classList.contains("levelmap-keys")) return;
    const area = this.areas.areaAt(this.map.getCenter());
    this.describe(area, this.map.getSize().divideBy(2));
    this.status.textContent = area < 0 ? "" : this.lines(area).join(", ");
  }

  leave() {
    cancelAnimationFrame(this.waiting);
    this.waiting = null;
    this.tooltip.hidden = true;
    if (this.picture) this.areas.hover(-1);
  }

  /** Return what there is to say about an area: name, container, value, what it measures. */
  lines(area) {
    const { names, within, withinNames } = this.areas.geometry;
    const { classes, values, labels, name } = this.picture;
    const mark = classes[area];
    const value = values[area] || (mark === NO_DATA ? "No data" : "");
    const label = mark === NO_DATA ? "" : labels[parseInt(mark, 36)];
    return [names[area], withinNames[within[area]], value, label, name].filter(Boolean);
  }

  describe(area, point) {
    this.areas.hover(area);
    this.tooltip.hidden = area < 0;
    if (area < 0) return;
    this.tooltip.replaceChildren();
    this.lines(area).forEach((line) => {
      element(this.tooltip, "").textContent = line;
    });
    const room = this.map.getSize(), width = this.tooltip.offsetWidth;
    const height = this.tooltip.offsetHeight;
    const left = Math.max(Math.min(point.x - width / 2, room.x - width - 4), 4);
    const above = point.y - height - 14, below = Math.min(point.y + 18, room.y - height - 4);
    this.tooltip.style.left = `${left}px`;
    this.tooltip.style.top = `${above < 4 ? Math.max(below, 4) : above}px`;
  }

  /** Tell the app which area was chosen; the outline does not wait for the answer. */
  choose(area) {
    if (area < 0) return;
    const code = this.areas.geometry.codes[area];
    this.picture.selected = [...this.picture.selected, code];
    this.areas.chosen = [...this.areas.chosen, area];
    this.areas.drawOutlines();
    this.tell({ area: code });
  }

  tell(choice) {
    window.Streamlit.setComponentValue({ ...choice, at: Date.now() });
  }
}
