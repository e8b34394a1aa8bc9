/* The areas as a layer for Leaflet: three canvases, one above the other.
 *
 * The areas in the colours of their classes with their borders; names of places; the outlines of
 * chosen and hovered areas, which nothing covers.
 */

import { boundsOf, Scaled } from "./geometry.js";
import { NO_DATA, OUTSIDE } from "./picture.js";
import { inkOn, onPage, pattern, theme } from "./theme.js";

/** An area smaller than this many pixels is marked with a ring when it is chosen. */
const SMALL = 18;

const CANVASES = ["areas", "labels", "outlines"];

/** More areas than this in view are drawn in pieces when the map has moved. */
const MANY = 2000;
const PIECE = 8;  // milliseconds of a frame
const LINES_OF_A_PIECE = 4000;

/** Return the members of each class. */
export function membersOf(classes, areas = classes.keys()) {
  const members = new Map();
  for (const area of areas) {
    const mark = classes[area];
    if (!members.has(mark)) members.set(mark, []);
    members.get(mark).push(area);
  }
  return members;
}

/** Return how a class is filled. */
export function fillOf(context, picture, mark) {
  if (mark === OUTSIDE) return theme.land;
  if (mark === NO_DATA) return pattern(context, "hatch", theme.hatch, theme.hatchGround);
  const number = parseInt(mark, 36), colour = onPage(picture.colours[number]);
  const kind = picture.patterns[number];
  return kind ? pattern(context, kind, inkOn(colour), colour) : colour;
}

/** Fill areas, class by class. */
export function fillAreas(context, picture, members, outline) {
  for (const [mark, areas] of members) {
    const path = new Path2D();
    for (const area of areas) path.addPath(outline(area));
    context.fillStyle = fillOf(context, picture, mark);
    context.fill(path, "evenodd");
  }
}

/** Draw an outline that leaves the colour of the area inside it as it is. */
export function drawOutline(context, path, width) {
  const [halo, ink] = [theme.halo, theme.ink];
  for (const [colour, breadth] of [[halo, 2 * width + 3], [ink, 2 * width]]) {
    context.strokeStyle = colour;
    context.lineWidth = breadth;
    context.stroke(path);
  }
  context.globalCompositeOperation = "destination-out";
  context.fill(path, "evenodd");
  context.globalCompositeOperation = "source-over";
  context.lineWidth = 1;
  context.stroke(path);
}

/** Have drawn what a canvas that is not seen has only noted: else all of it waits for one frame. */
function rasterise(canvas) {
  const spot = document.createElement("canvas").getContext("2d");
  spot.drawImage(canvas, 0, 0, 1, 1);
}

/** Draw the border round areas as that of one place. */
export function drawBorder(context, scaled, areas, width) {
  if (areas.length === 1) return drawOutline(context, scaled.outline(areas[0]), width);
  const path = scaled.border(areas);
  for (const [colour, breadth] of [[theme.halo, width + 3], [theme.ink, width]]) {
    context.strokeStyle = colour;
    context.lineWidth = breadth;
    context.stroke(path);
  }
}

export const Areas = L.Renderer.extend({
  options: { padding: 0.1 },

  _initContainer() {
    this._container = document.createElement("div");
    this.canvases = CANVASES.map((name) => {
      const canvas = this._container.appendChild(document.createElement("canvas"));
      canvas.className = `levelmap-${name}`;
      return canvas;
    });
    this.hovered = -1;
    this.hidden = () => false;
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    if (this.picture && this._bounds && this.drawInPieces()) return;
    this.place();
    this.draw();
    this.fire("redrawn");
  },

  /** A jump is drawn at once: what was drawn before would be seen in the wrong place. */
  _reset() {
    this.stop();
    this.place();
    this.draw();
    this.fire("redrawn");
    this._updateTransform(this._center, this._zoom);
  },

  _updateTransform(center, zoom) {
    this.stop();
    L.Renderer.prototype._updateTransform.call(this, center, zoom);
  },

  /** Lay the canvases where the map is now; they are empty then. */
  place() {
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    for (const canvas of this.canvases) this.size(canvas, this._bounds);
  },

  size(canvas, bounds) {
    const size = bounds.getSize(), ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(size.x * ratio);
    canvas.height = Math.round(size.y * ratio);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
  },

  stop() {
    cancelAnimationFrame(this.waiting);
    this.waiting = undefined;
  },

  /** Draw where the map is now on a canvas of its own, some in each frame, and show it when it is
   * whole; return whether it is worth that. What was drawn before is seen until then. */
  drawInPieces() {
    this.stop();
    const bounds = this.boundsNow();
    this.look(bounds);
    if (this.inView.reduce((sum, isSeen) => sum + isSeen, 0) <= MANY) return false;
    const canvas = document.createElement("canvas");
    canvas.className = this.canvases[0].className;
    this.size(canvas, bounds);
    const pieces = this.pieces(this.open(canvas, bounds));
    const step = () => {
      const until = performance.now() + PIECE;
      let isWhole = false;
      while (!isWhole && performance.now() < until) isWhole = pieces.next().done;
      rasterise(canvas);
      this.waiting = requestAnimationFrame(isWhole ? () => this.show(canvas) : step);
    };
    this.waiting = requestAnimationFrame(step);
    return true;
  },

  /** Return the bounds that Leaflet gives a renderer of the map as it is now. */
  boundsNow() {
    const size = this._map.getSize(), { padding } = this.options;
    const min = this._map.containerPointToLayerPoint(size.multiplyBy(-padding)).round();
    return new L.Bounds(min, min.add(size.multiplyBy(1 + 2 * padding)).round());
  },

  show(canvas) {
    this.stop();
    this.canvases[0].replaceWith(canvas);
    this.canvases[0] = canvas;
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    for (const other of this.canvases.slice(1)) this.size(other, this._bounds);
    this.drawOutlines();
    this.fire("redrawn");
  },

  /** Take what is to be drawn next. */
  set(geometry, picture) {
    this.geometry = geometry;
    this.picture = picture;
    this.hovered = -1;
    this.chosen = picture.selected
      .map((code) => geometry.index.get(code)).filter((area) => area !== undefined);
  },

  isShown(area) {
    return area >= 0 && this.picture.classes[area] !== OUTSIDE && !this.hidden(area);
  },

  /** Draw all that is in view now. */
  draw() {
    if (!this.picture) return;
    if (this.waiting !== undefined) {
      this.stop();
      this.place();
    }
    this.look(this._bounds);
    for (const _ of this.pieces(this.begin("areas")));
    this.drawOutlines();
  },

  /** Fill the areas region by region, since where two pieces meet a seam is seen, then the borders. */
  *pieces(context) {
    for (const part of this.geometry.parts) {
      const areas = part.filter((area) => this.inView[area]);
      if (areas.length === 0) continue;
      for (const members of membersOf(this.picture.classes, areas)) {
        fillAreas(context, this.picture, [members], (area) => this.scaled.outline(area));
        yield;
      }
    }
    yield* this.borders(context);
  },

  /** Draw borders: fine between areas, darker between what contains them, darkest of nations. */
  *borders(context) {
    const { sides, borders, spacing } = this.geometry, room = spacing * this.scaled.scale;
    const lines = { inner: [], outer: [], coast: [], region: [], nation: [] };
    const seen = (area) => area >= 0 && this.inView[area] && this.isShown(area);
    sides.forEach(([left, right], arc) => {
      if (seen(left) || seen(right)) lines[borders[arc]].push(arc);
    });
    yield* this.stroke(context, lines.inner, theme.inner, Math.min(1, room / 40));
    yield* this.stroke(context, lines.coast, theme.outer, Math.min(1, room / 15));
    yield* this.stroke(context, lines.outer, theme.outer, Math.min(1.3, room / 12));
    // seen over the lightest and the darkest class
    yield* this.stroke(context, [...lines.region, ...lines.nation], theme.halo, 2.6);
    yield* this.stroke(context, lines.region, theme.outer, 1.4);
    yield* this.stroke(context, lines.nation, theme.nation, 1.9);
  },

  *stroke(context, arcs, colour, width) {
    if (width < 0.2) return;
    for (let from = 0; from < arcs.length; from += LINES_OF_A_PIECE) {
      const path = new Path2D();
      for (const arc of arcs.slice(from, from + LINES_OF_A_PIECE)) this.scaled.follow(path, arc, true);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
      yield;
    }
  },

  drawOutlines() {
    if (this.waiting !== undefined) return;  // they follow with the areas
    const context = this.begin("outlines");
    const bold = Math.min(3, Math.max(2, (this.geometry.spacing * this.scaled.scale) / 20));
    const shown = this.chosen.filter((area) => this.isShown(area));
    const places = this.places(shown);
    for (const place of places) drawBorder(context, this.scaled, place.areas, bold);
    for (const place of places) this.drawRing(context, this.ring(place));
    if (this.isShown(this.hovered)) drawOutline(context, this.scaled.outline(this.hovered), 1.5);
    this.fire("outlined", { context, places });
  },

  /** Return chosen areas as places to outline and to name: one if together they are one. */
  places(shown) {
    const { together } = this.picture;
    if (together && shown.length) return [{ name: together, areas: shown }];
    return shown.map((area) => ({ name: this.geometry.names[area], areas: [area] }));
  },

  /** Return the ring that shows where a small place is; undefined for a larger one. */
  ring({ areas }) {
    const [west, north, east, south] = this.scaled.boxOf(areas);
    const size = Math.max(east - west, south - north);
    if (size > SMALL) return undefined;
    return { x: (west + east) / 2, y: (north + south) / 2, radius: size / 2 + 7 };
  },

  drawRing(context, ring) {
    if (!ring) return;
    const path = new Path2D();
    path.arc(ring.x, ring.y, ring.radius, 0, 2 * Math.PI);
    for (const [colour, breadth] of [[theme.halo, 5.5], [theme.ink, 2.5]]) {
      context.strokeStyle = colour;
      context.lineWidth = breadth;
      context.stroke(path);
    }
  },

  /** Bring the geometry to the zoom of the map and find the areas within *bounds*. */
  look(bounds) {
    const scale = 2 ** this._map.getZoom();
    if (this.scaled?.geometry !== this.geometry || this.scaled.scale !== scale) {
      this.scaled = new Scaled(this.geometry, scale);
    }
    const min = this._map.getPixelOrigin().add(bounds.min), max = min.add(bounds.getSize());
    this.inView = this.geometry.boxes.map(([west, north, east, south], area) =>
      west * scale < max.x && east * scale > min.x &&
      north * scale < max.y && south * scale > min.y && !this.hidden(area));
  },

  /** Clear a canvas and return its context, set to pixels of the plane. */
  begin(name) {
    return this.open(this.canvases[CANVASES.indexOf(name)], this._bounds);
  },

  open(canvas, bounds) {
    const context = canvas.getContext("2d"), ratio = window.devicePixelRatio || 1;
    const corner = this._map.getPixelOrigin().add(bounds.min);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
    context.lineJoin = "round";
    return context;
  },

  hover(area) {
    if (area === this.hovered) return;
    this.hovered = area;
    this.drawOutlines();
    this.fire("hovered", { area });
  },

  areaAt(latlng) {
    if (!this.picture) return -1;
    const point = L.CRS.EPSG3857.latLngToPoint(latlng, 0);
    return this.geometry.areaAt(point.x, point.y, (area) => this.isShown(area));
  },

  /** Return the bounds of the areas shown, undefined if there is none. */
  extent() {
    const box = this.geometry.extent((area) => this.isShown(area));
    return box && boundsOf(box);
  },
});
