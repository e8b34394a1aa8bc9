/* Areas of one geography: fetched once as a compressed topology, drawn and searched in pixels.
 *
 * Coordinates are those of Leaflet's plane at zoom 0 (Web Mercator, pixels, y downwards). An area
 * is a list of rings, a ring a list of arcs; ~arc is the same arc from its end. Neighbours share
 * their arcs, so that they meet exactly and a border is drawn once.
 */

/** Return the JSON in a compressed stream. */
export async function unpack(stream, format) {
  return new Response(stream.pipeThrough(new DecompressionStream(format))).json();
}

/** Return the place of a point in degrees on the plane. */
export function planeOf(latitude, longitude) {
  return L.CRS.EPSG3857.latLngToPoint(L.latLng(latitude, longitude), 0);
}

/** Return the bounds in degrees of a box of the plane. */
export function boundsOf([west, north, east, south]) {
  const corner = (x, y) => L.CRS.EPSG3857.pointToLatLng(L.point(x, y), 0);
  return L.latLngBounds(corner(west, south), corner(east, north));
}

export class Geometry {
  constructor(topology, slug) {
    const shapes = topology.objects.areas.geometries;
    this.slug = slug;
    this.isCartogram = slug.startsWith("hex_");
    this.codes = shapes.map((shape) => shape.id);
    this.names = shapes.map((shape) => shape.properties.name);
    this.within = shapes.map((shape) => shape.properties.within);
    this.withinNames = topology.within;
    this.regions = topology.regions;
    this.index = new Map(this.codes.map((code, area) => [code, area]));
    this.arcs = topology.arcs.map((arc) => Geometry.decode(arc, topology.transform));
    const told = Geometry.arcsOf(shapes.map((shape) => shape.arcs));
    this.rings = shapes.map((shape, area) =>
      shape.type === "Polygon" ? told[area] : told[area].flat());
    this.boxes = this.rings.map((rings) => this.box(rings));
    this.spans = [];
    this.parts = this.partsByRegion();
    this.sortArcs();
  }

  /** Return the areas region by region; a nation without regions is one of them. */
  partsByRegion() {
    const parts = new Map();
    this.codes.forEach((code, area) => {
      const region = `${code[0]} ${this.regions?.[this.within[area]]}`;
      if (!parts.has(region)) parts.set(region, []);
      parts.get(region).push(area);
    });
    return [...parts.values()];
  }

  /** Return the arcs of nested lists of steps: twice the way from the arc before, odd from its end. */
  static arcsOf(steps) {
    let last = 0;
    const arc = (part) => {
      if (Array.isArray(part)) return part.map(arc);
      last += Math.floor(part / 2);
      return part % 2 === 0 ? last : ~last;
    };
    return arc(steps);
  }

  static decode(arc, { scale, translate }) {
    const plane = new Float64Array(2 * arc.length);
    let x = 0, y = 0;
    arc.forEach(([dx, dy], i) => {
      x += dx; y += dy;
      const point = planeOf(y * scale[1] + translate[1], x * scale[0] + translate[0]);
      plane[2 * i] = point.x; plane[2 * i + 1] = point.y;
    });
    return plane;
  }

  /** Find the areas on the two sides of each arc (-1: the sea) and what kind of border it is. */
  sortArcs() {
    this.sides = this.arcs.map(() => [-1, -1]);
    this.rings.forEach((rings, area) => rings.flat().forEach((arc) => {
      const pair = this.sides[arc < 0 ? ~arc : arc];
      pair[pair[0] === -1 ? 0 : 1] = area;
    }));
    this.borders = this.sides.map(([left, right]) => this.border(left, right));
    const [west, north, east, south] = this.extent(() => true);
    this.spacing = Math.sqrt(((east - west) * (south - north)) / this.codes.length);
  }

  /** Return "inner", "outer" (of what contains the areas), "region", "nation" or "coast". */
  border(left, right) {
    if (left < 0 || right < 0) return "coast";
    if (this.codes[left][0] !== this.codes[right][0]) return "nation";
    const [one, other] = [this.within[left], this.within[right]];
    if (one === other) return "inner";
    return this.regions && this.regions[one] !== this.regions[other] ? "region" : "outer";
  }

  /** Return the box around the areas that *wanted* accepts, undefined if there are none. */
  extent(wanted) {
    const boxes = this.boxes.filter((_, area) => wanted(area));
    return boxes.length === 0 ? undefined : boxes.reduce((all, box) => [
      Math.min(all[0], box[0]), Math.min(all[1], box[1]),
      Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
  }

  box(rings) {
    let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
    for (const arc of rings.flat()) {
      const plane = this.arcs[arc < 0 ? ~arc : arc];
      for (let i = 0; i < plane.length; i += 2) {
        west = Math.min(west, plane[i]); east = Math.max(east, plane[i]);
        north = Math.min(north, plane[i + 1]); south = Math.max(south, plane[i + 1]);
      }
    }
    return [west, north, east, south];
  }

  /** Return the area at a point of the plane, -1 if there is none; *wanted* says which count. */
  areaAt(x, y, wanted) {
    return this.boxes.findIndex(([west, north, east, south], area) =>
      x >= west && x <= east && y >= north && y <= south && wanted(area) &&
      this.crossings(area, y).filter((at) => at > x).length % 2 === 1);
  }

  /** Return where a line of one latitude crosses the outline of an area. */
  crossings(area, y) {
    const found = [];
    for (const arc of this.rings[area].flat()) {
      const plane = this.arcs[arc < 0 ? ~arc : arc];
      for (let i = 2; i < plane.length; i += 2) {
        const x0 = plane[i - 2], y0 = plane[i - 1], x1 = plane[i], y1 = plane[i + 1];
        if ((y0 > y) !== (y1 > y)) found.push(x0 + ((x1 - x0) * (y - y0)) / (y1 - y0));
      }
    }
    return found;
  }

  /** Return the middle and the width of the widest line inside an area: where its name goes. */
  spanOf(area) {
    return this.spans[area] ??= this.findSpan(area);
  }

  findSpan(area) {
    const [, north, , south] = this.boxes[area];
    let best = { x: 0, y: 0, width: -1 };
    for (let step = 2; step <= 8; step++) {
      const y = north + ((south - north) * step) / 10;
      const at = this.crossings(area, y).sort((a, b) => a - b);
      for (let i = 1; i < at.length; i += 2) {
        const width = at[i] - at[i - 1];
        // of two lines that are about as wide the one nearer the middle
        if (width * (1 - Math.abs(step - 5) / 20) > best.width) {
          best = { x: (at[i] + at[i - 1]) / 2, y, width };
        }
      }
    }
    return best;
  }
}

/** A geometry at one scale: paths in pixels, without points closer than a pixel. */
export class Scaled {
  constructor(geometry, scale) {
    this.geometry = geometry;
    this.scale = scale;
    this.outlines = [];
    this.drawn = [];
  }

  points(arc) {
    return this.drawn[arc] ??= this.thin(this.geometry.arcs[arc]);
  }

  thin(plane) {
    const { scale } = this, kept = [plane[0] * scale, plane[1] * scale];
    let [x, y] = kept;
    for (let i = 2; i < plane.length; i += 2) {
      const nextX = plane[i] * scale, nextY = plane[i + 1] * scale;
      if (i === plane.length - 2 || Math.abs(nextX - x) + Math.abs(nextY - y) >= 1) {
        kept.push(x = nextX, y = nextY);
      }
    }
    return kept;
  }

  /** Return the box of an area in pixels. */
  box(area) {
    return this.geometry.boxes[area].map((edge) => edge * this.scale);
  }

  /** Return the box round several areas in pixels. */
  boxOf(areas) {
    const edge = (side, pick) => pick(...areas.map((area) => this.geometry.boxes[area][side]));
    return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
      .map((at) => at * this.scale);
  }

  /** Return the border round several areas, without those between them. */
  border(areas) {
    const wanted = new Set(areas), path = new Path2D();
    this.geometry.sides.forEach(([left, right], arc) => {
      if (wanted.has(left) !== wanted.has(right)) this.follow(path, arc, true);
    });
    return path;
  }

  /** Return the outline of an area. */
  outline(area) {
    return this.outlines[area] ??= this.geometry.rings[area].reduce((path, ring) => {
      ring.forEach((arc, i) => this.follow(path, arc, i === 0));
      path.closePath();
      return path;
    }, new Path2D());
  }

  /** Add an arc to a path. */
  follow(path, arc, starts) {
    const backwards = arc < 0, points = this.points(backwards ? ~arc : arc);
    const last = points.length - 2;
    for (let i = starts ? 0 : 2; i <= last; i += 2) {
      const at = backwards ? last - i : i;
      if (i === 0) path.moveTo(points[at], points[at + 1]);
      else path.lineTo(points[at], points[at + 1]);
    }
  }
}

const fetched = new Map();

/** Return the promise of the JSON at an address that names its content; fetched once. */
export function jsonAt(url) {
  if (!fetched.has(url)) {
    const request = fetch(url, { cache: "force-cache" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      return unpack(response.body, "gzip");
    });
    request.catch(() => fetched.delete(url));
    fetched.set(url, request);
  }
  return fetched.get(url);
}

const made = new WeakMap();

/** Return the promise of the geometry at an address; its file is named by its geography. */
export async function geometryAt(url) {
  const topology = await jsonAt(url);
  if (!made.has(topology)) {
    made.set(topology, new Geometry(topology, url.split("/").at(-1).split(".")[0]));
  }
  return made.get(topology);
}
