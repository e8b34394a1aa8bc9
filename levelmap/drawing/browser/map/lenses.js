/* Lenses: small frames in the empty sea that show a conurbation large enough to be read.
 *
 * Which ones there are says levelmap/drawing/lenses.py, each as name, south, west, north and east.
 * They show the same picture as the map. What decides whether they are there is in one place:
 * `arrange` for the fitted map, `isOpen` for the moment.
 */

import { drawBorder, drawOutline, fillAreas, membersOf } from "./areas.js";
import { planeBox } from "./camera.js";
import { boundsOf, Scaled } from "./geometry.js";
import { theme } from "./theme.js";

/** Areas whose middle is north of this are those of Orkney and Shetland. */
const ISLES_FROM = planeBox([58.75, 0, 58.75, 0])[1];

const LEAST = { width: 640, height: 470 };
const WIDTH = 156, ISLES_WIDTH = 108, CAPTION = 21, GAP = 8, TOP = 10, BELOW_BUTTONS = 128;

/** Lenses are given up when they would make the map itself smaller than this much. */
const DEAREST = 0.12;

class Lens {
  constructor(parent, [name, ...box], width, events) {
    this.plane = planeBox(box);
    this.latitude = (box[0] + box[2]) / 2;
    this.scale = width / (this.plane[2] - this.plane[0]);
    this.width = width;
    this.height = Math.round((this.plane[3] - this.plane[1]) * this.scale);
    this.element = parent.appendChild(document.createElement("div"));
    this.element.className = "levelmap-lens";
    this.element.style.width = `${width}px`;
    this.element.hidden = true;
    this.canvases = [0, 1].map(() => {
      const canvas = this.element.appendChild(document.createElement("canvas"));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${this.height}px`;
      return canvas;
    });
    this.addCaption(name, events);
    this.listen(events);
  }

  addCaption(name, events) {
    const button = this.element.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = name;
    button.title = `Zoom to ${name}`;
    button.style.marginTop = `${this.height}px`;
    button.addEventListener("click", () => events.zoom(boundsOf(this.plane)));
  }

  listen(events) {
    const { element } = this;
    L.DomEvent.disableClickPropagation(element).disableScrollPropagation(element);
    for (const type of ["mousemove", "mouseover", "mouseout"]) {
      element.addEventListener(type, (event) => event.stopPropagation());
    }
    element.addEventListener("mousemove", (event) => events.point(this.areaAt(event), event));
    element.addEventListener("mouseleave", () => events.leave());
    this.canvases[1].addEventListener("click", (event) => events.choose(this.areaAt(event), event));
  }

  set(geometry) {
    if (this.scaled?.geometry === geometry) return;
    const [west, north, east, south] = this.plane;
    this.scaled = new Scaled(geometry, this.scale);
    this.areas = [...geometry.boxes.keys()].filter((area) => {
      const box = geometry.boxes[area];
      return box[0] < east && box[2] > west && box[1] < south && box[3] > north;
    });
    const here = new Set(this.areas);
    this.lines = { inner: [], outer: [] };
    geometry.sides.forEach(([left, right], arc) => {
      if (!here.has(left) && !here.has(right)) return;
      this.lines[geometry.borders[arc] === "inner" ? "inner" : "outer"].push(arc);
    });
  }

  begin(canvas) {
    const ratio = window.devicePixelRatio || 1, context = canvas.getContext("2d");
    canvas.width = Math.round(this.width * ratio);
    canvas.height = Math.round(this.height * ratio);
    context.setTransform(ratio, 0, 0, ratio,
      -this.plane[0] * this.scale * ratio, -this.plane[1] * this.scale * ratio);
    context.lineJoin = "round";
    return context;
  }

  draw(picture) {
    const context = this.begin(this.canvases[0]);
    fillAreas(context, picture, membersOf(picture.classes, this.areas),
      (area) => this.scaled.outline(area));
    const room = this.scaled.geometry.spacing * this.scale;
    for (const [kind, colour, width] of [
      ["inner", theme.inner, Math.min(0.8, room / 20)], ["outer", theme.outer, 0.9]]) {
      const path = new Path2D();
      for (const arc of this.lines[kind]) this.scaled.follow(path, arc, true);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    }
  }

  drawOutlines(places, hovered) {
    const context = this.begin(this.canvases[1]), here = new Set(this.areas);
    for (const { areas } of places) {
      if (areas.some((area) => here.has(area))) drawBorder(context, this.scaled, areas, 2);
    }
    if (here.has(hovered)) drawOutline(context, this.scaled.outline(hovered), 2);
  }

  areaAt(event) {
    const { left, top } = this.canvases[0].getBoundingClientRect();
    const x = this.plane[0] + (event.clientX - left) / this.scale;
    const y = this.plane[1] + (event.clientY - top) / this.scale;
    if (y > this.plane[3]) return -1;
    return this.scaled.geometry.areaAt(x, y, () => true);
  }
}

export class Lenses {
  constructor(map, areas, camera, events) {
    Object.assign(this, { map, areas, camera });
    const box = map.getContainer();
    const { lenses, isles, leastAreas } = map.options.levelmap;
    this.leastAreas = leastAreas;
    this.right = lenses.map((place) => new Lens(box, place, WIDTH, events));
    this.isles = new Lens(box, isles, ISLES_WIDTH, events);
    this.all = [this.isles, ...this.right];
    this.placed = [];
    this.isOpen = false;
    areas.hidden = (area) => this.hides(area);
    areas.on("outlined", () => this.drawOutlines());
    areas.on("fitted", () => this.openOrClose());
    map.on("zoomend moveend", () => this.openOrClose());
  }

  /** Say whether an area is seen in a lens instead of on the map. */
  hides(area) {
    if (!this.isOpen || !this.placed.includes(this.isles)) return false;
    const box = this.areas.geometry.boxes[area];
    return (box[1] + box[3]) / 2 < ISLES_FROM;
  }

  /** Choose the lenses for which a fitted map has room and return the margins that they need. */
  arrange() {
    this.isOpen = false;
    this.placed = [];
    const { geometry, picture } = this.areas, size = this.map.getSize();
    const isWanted = picture.isWhole && !picture.dots?.length && !geometry.isCartogram && !picture.streets &&
      geometry.codes.length >= this.leastAreas && size.x >= LEAST.width && size.y >= LEAST.height;
    if (isWanted) this.place(size);
    this.isOpen = this.placed.length > 0;
    const margins = this.margins();
    if (this.isOpen && !this.isWorthIt(margins)) {
      this.isOpen = false;
      this.placed = [];
      return { left: 0, right: 0 };
    }
    return margins;
  }

  place(size) {
    let used = TOP;
    for (const lens of this.all) lens.set(this.areas.geometry);
    for (const lens of this.right) {
      const height = lens.height + CAPTION + GAP;
      if (!lens.areas.some((area) => this.areas.isShown(area)) || used + height > size.y) continue;
      used += height;
      this.placed.push(lens);
    }
    let top = TOP;
    this.placed.sort((a, b) => b.latitude - a.latitude);
    for (const lens of this.placed) {
      Object.assign(lens.element.style, { right: `${GAP}px`, top: `${top}px` });
      top += lens.height + CAPTION + GAP;
    }
    const isSeparate = this.isles.areas.some((area) =>
      this.isNorth(area) && this.areas.isShown(area));
    if (isSeparate && BELOW_BUTTONS + this.isles.height + CAPTION < size.y - 60) {
      Object.assign(this.isles.element.style, { left: `${GAP}px`, top: `${BELOW_BUTTONS}px` });
      this.placed.push(this.isles);
    }
  }

  isNorth(area) {
    const [, north, , south] = this.areas.geometry.boxes[area];
    return (north + south) / 2 < ISLES_FROM;
  }

  margins() {
    const hasRight = this.placed.some((lens) => lens !== this.isles);
    const hasLeft = this.placed.includes(this.isles);
    return { left: hasLeft ? ISLES_WIDTH + GAP : 0, right: hasRight ? WIDTH + GAP : 0 };
  }

  isWorthIt({ left, right }) {
    const beside = this.areas.extent();
    const held = this.camera.zoomBeside(beside, left, right);
    this.isOpen = false;
    const without = this.camera.zoomBeside(this.areas.extent(), 0, 0);
    this.isOpen = true;
    return held >= without - DEAREST;
  }

  /** Show the lenses while the map is about as it was fitted and nothing lies beneath them. */
  openOrClose() {
    if (this.placed.length === 0) {
      this.show(false);
      return;
    }
    const isNear = this.map.getZoom() > this.camera.fittedZoom + 0.6;
    this.show(!isNear && !this.isInTheWay());
  }

  isInTheWay() {
    if (!this.camera.moved) return false;
    const extent = this.areas.extent();
    if (!extent) return true;
    const from = this.map.latLngToContainerPoint(extent.getNorthWest());
    const to = this.map.latLngToContainerPoint(extent.getSouthEast());
    const { left, right } = this.margins(), size = this.map.getSize();
    return from.x < left || to.x > size.x - right;
  }

  show(isOpen) {
    const changes = isOpen !== this.isOpen;
    this.isOpen = isOpen;
    for (const lens of this.all) lens.element.hidden = !isOpen || !this.placed.includes(lens);
    if (changes) this.areas._update();
  }

  /** Return the drawing of all lenses, one by one, then of the outlines in them. */
  pieces() {
    if (!this.isOpen) return [];
    const each = this.placed.map((lens) => () => lens.draw(this.areas.picture));
    return [...each, () => this.drawOutlines()];
  }

  drawOutlines() {
    if (!this.isOpen) return;
    const places = this.areas.places(this.areas.chosen);
    for (const lens of this.placed) lens.drawOutlines(places, this.areas.hovered);
  }
}
