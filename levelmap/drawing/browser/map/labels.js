/* Names on the map: towns by size, areas once they are large enough, chosen areas always.
 *
 * Nothing is drawn over another name, over what stands on the map, or over chosen outlines.
 */

import { drawDots } from "./dots.js";
import { jsonAt, planeOf } from "./geometry.js";
import { theme } from "./theme.js";

const FAMILY = "'Source Sans', system-ui, sans-serif";
const MOST_NAMED = 12;  // chosen areas
const LINE = 15;

/** Towns of this size class (see levelmap.geography.town_labels) are written large. */
const LARGE = 3;

/** The smallest size class that is named below each zoom. */
const SIZES = [[6.3, 2], [7.3, 1], [Infinity, 0]];

/** How far a town may lie off the simplified coast, in pixels of the plane: about 2 km. */
const ASHORE = 0.02;

/** Rectangles that are taken. */
class Room {
  constructor(boxes) {
    this.boxes = boxes;
  }

  isFree([west, north, east, south]) {
    return this.boxes.every(([w, n, e, s]) => west >= e || east <= w || north >= s || south <= n);
  }

  /** Take the first of *boxes* that is free and return it, undefined if none is. */
  take(boxes, margin = 0) {
    const box = boxes.find((each) => this.isFree(each));
    if (box) {
      this.boxes.push([box[0] - 2 * margin, box[1] - margin, box[2] + 2 * margin, box[3] + margin]);
    }
    return box;
  }
}

export class Labels {
  /** @param {function} standing - returns the elements that stand on the map */
  constructor(map, areas, standing) {
    Object.assign(this, { map, areas, standing });
    this.towns = [];
    this.widths = new Map();
    areas.on("outlined", ({ context, places }) => this.nameChosen(context, places));
    this.address = map.options.levelmap?.towns;
    if (this.address) this.load(this.address);
  }

  async load(address) {
    try {
      const { towns } = await jsonAt(address);
      this.towns = towns.map(([name, latitude, longitude, size]) =>
        ({ name, size, ...planeOf(latitude, longitude) }));
      if (this.areas.picture) this.draw();
    } catch (error) {
      console.warn("Towns are not named:", error.message);
    }
  }

  /** Say whether towns are named on what is shown: not on a cartogram, nor on streets. */
  namesTowns() {
    const { geometry, picture } = this.areas;
    return Boolean(this.address) && !geometry.isCartogram && !picture.streets;
  }

  creditWith(credit) {
    const { townsCredit } = this.map.options.levelmap;
    return [this.namesTowns() ? townsCredit : "", credit].filter(Boolean).join(". ");
  }

  font(isBold, size = 12.5) {
    return `${isBold ? 600 : 400} ${size}px ${FAMILY}`;
  }

  width(context, text) {
    const key = context.font + text;
    if (!this.widths.has(key)) this.widths.set(key, context.measureText(text).width);
    return this.widths.get(key);
  }

  write(context, text, [west, north], colour = theme.ink) {
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = theme.halo;
    context.lineWidth = 3.5;
    context.strokeText(text, west, north + LINE / 2);
    context.fillStyle = colour;
    context.fillText(text, west, north + LINE / 2);
  }

  /** Return the boxes of the plane that what stands on the map covers. */
  covered() {
    const origin = this.map.getPixelOrigin(), frame = this.map.getContainer();
    const { left, top } = frame.getBoundingClientRect();
    return this.standing().map((element) => element.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => {
        const corner = this.map.containerPointToLayerPoint([box.left - left, box.top - top])
          .add(origin);
        return [corner.x - 4, corner.y - 4, corner.x + box.width + 4, corner.y + box.height + 4];
      });
  }

  /** Return the frame in pixels of the plane. */
  frame() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]).add(this.map.getPixelOrigin());
    const size = this.map.getSize();
    return [x, y, x + size.x, y + size.y];
  }

  draw() {
    const { areas } = this;
    if (!areas.picture || !areas.scaled) return;
    const context = areas.begin("labels");
    drawDots(context, areas.scaled, areas.picture);
    this.room = new Room([...this.covered(), ...(this.chosenBoxes ?? [])]);
    this.drawn = [];
    if (this.namesTowns()) this.nameTowns(context);
    this.nameAreas(context);
  }

  nameTowns(context) {
    const { scaled } = this.areas, [west, north, east, south] = this.frame();
    // far away only the large ones, further apart
    const zoom = this.map.getZoom(), margin = zoom < 7 ? 4 : 2;
    const least = SIZES.find(([below]) => zoom < below)[1];
    for (const town of this.towns.filter(({ size }) => size >= least)) {
      const x = town.x * scaled.scale, y = town.y * scaled.scale;
      if (x < west || x > east || y < north || y > south) continue;
      if (this.chosenNames.has(town.name) || !this.isDrawn(town)) continue;
      context.font = this.font(town.size >= LARGE, town.size >= LARGE ? 13.5 : 12.5);
      const width = this.width(context, town.name), top = y - LINE / 2;
      const box = this.room.take([
        [x - 4, top, x + width + 7, top + LINE],
        [x - width - 7, top, x + 4, top + LINE],
      ].filter((each) => each[0] >= west && each[2] <= east), margin);
      if (!box) continue;
      this.dot(context, x, y);
      this.write(context, town.name, [box[0] < x - 5 ? box[0] : x + 5, top]);
      this.drawn.push(town.name);
    }
  }

  /** Say whether a town lies in what is drawn: a layer of one country names no towns of others. */
  isDrawn(town) {
    const { geometry } = this.areas;
    if (this.drawnOf !== geometry) {
      this.drawnOf = geometry;
      this.drawnTowns = new Map();
    }
    if (!this.drawnTowns.has(town)) {
      const around = [[0, 0], [ASHORE, 0], [-ASHORE, 0], [0, ASHORE], [0, -ASHORE]];
      this.drawnTowns.set(town, around.some(([dx, dy]) =>
        geometry.areaAt(town.x + dx, town.y + dy, () => true) >= 0));
    }
    return this.drawnTowns.get(town);
  }

  dot(context, x, y) {
    context.beginPath();
    context.arc(x, y, 2.4, 0, 2 * Math.PI);
    context.strokeStyle = theme.halo;
    context.lineWidth = 2.5;
    context.stroke();
    context.fillStyle = theme.ink;
    context.fill();
  }

  /** Name the areas in whose inside there is room, if that is so for most of them. */
  nameAreas(context) {
    const { scaled, geometry, inView } = this.areas, { scale } = scaled;
    if (geometry.spacing * scale < 70) return;
    context.font = `italic ${this.font(false)}`;
    for (let area = 0; area < geometry.codes.length; area++) {
      if (!inView[area] || !this.areas.isShown(area)) continue;
      const name = geometry.names[area];
      const [west, north, east, south] = scaled.box(area);
      if (east - west < 30 || south - north < LINE || this.chosenNames.has(name)) continue;
      const width = this.width(context, name), span = geometry.spanOf(area);
      if (this.drawn.includes(name) || span.width * scale < width + 8) continue;
      const x = span.x * scale - width / 2, y = span.y * scale - LINE / 2;
      if (this.room.take([[x, y, x + width, y + LINE]], 3)) this.write(context, name, [x, y]);
    }
  }

  /** Write the names of chosen places beside them; the last ones where there are many. */
  nameChosen(context, places) {
    const { scaled } = this.areas, [west, north, east, south] = this.frame();
    const room = new Room(this.covered());
    this.chosenBoxes = [];
    this.chosenNames = new Set();
    for (const place of places.slice(-MOST_NAMED)) {
      const { name } = place;
      context.font = this.font(true, 14);
      const width = this.width(context, name);
      const box = room.take(this.placesBeside(place, width).filter((each) =>
        each[0] >= west && each[1] >= north && each[2] <= east && each[3] <= south));
      if (!box) continue;
      this.write(context, name, box);
      this.chosenBoxes.push(box);
      this.chosenNames.add(name);
    }
    for (const place of places) {
      const ring = this.areas.ring(place);
      this.chosenBoxes.push(ring
        ? [ring.x - ring.radius, ring.y - ring.radius, ring.x + ring.radius, ring.y + ring.radius]
        : this.smallOf(scaled.boxOf(place.areas)));
    }
  }

  /** Return the box of an area if it is small enough to keep names out of it, else nothing. */
  smallOf(box) {
    return box[2] - box[0] < 80 ? box : [0, 0, 0, 0];
  }

  /** Return where the name of a place may go, best first: inside it, if it is one area with room. */
  placesBeside(place, width) {
    const { geometry, scaled } = this.areas, ring = this.areas.ring(place), { scale } = scaled;
    const at = (x, y) => [x, y, x + width, y + LINE];
    const [area, ...more] = place.areas;
    const span = more.length ? { width: 0 } : geometry.spanOf(area);
    const places = [];
    if (span.width * scale > width + 12) {
      places.push(at(span.x * scale - width / 2, span.y * scale - LINE / 2));
    }
    const [west, north, east, south] = ring
      ? [ring.x - ring.radius, ring.y - ring.radius, ring.x + ring.radius, ring.y + ring.radius]
      : scaled.boxOf(place.areas);
    const x = (west + east) / 2, y = (north + south) / 2 - LINE / 2;
    places.push(at(east + 6, y), at(west - width - 6, y), at(x - width / 2, north - LINE - 5),
      at(x - width / 2, south + 5));
    return places;
  }
}
