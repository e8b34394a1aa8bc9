/* Areas of one geography: fetched once as compressed TopoJSON, drawn and searched in pixels.
 *
 * Coordinates are those of Leaflet's plane at zoom 0 (Web Mercator, pixels, y downwards). An area
 * is a list of rings, a ring a list of arcs; ~arc is the same arc from its end. Neighbours share
 * their arcs, so that they meet exactly and a border is drawn once.
 */
"use strict";

window.levelmap = (() => {
  /** Return the JSON in a compressed stream. */
  async function unpack(stream, format) {
    return new Response(stream.pipeThrough(new DecompressionStream(format))).json();
  }

  class Geometry {
    constructor(topology) {
      const shapes = topology.objects.areas.geometries;
      this.codes = shapes.map((shape) => shape.id);
      this.names = shapes.map((shape) => shape.properties.name);
      this.within = shapes.map((shape) => shape.properties.within);
      this.withinNames = topology.within;
      this.index = new Map(this.codes.map((code, area) => [code, area]));
      this.arcs = topology.arcs.map((arc) => Geometry.decode(arc, topology.transform));
      this.rings = shapes.map((shape) =>
        shape.type === "Polygon" ? shape.arcs : shape.arcs.flat());
      this.boxes = this.rings.map((rings) => this.box(rings));
      this.sortArcs();
    }

    static decode(arc, { scale, translate }) {
      const plane = new Float64Array(2 * arc.length);
      let x = 0, y = 0;
      arc.forEach(([dx, dy], i) => {
        x += dx; y += dy;
        const point = L.CRS.EPSG3857.latLngToPoint(
          L.latLng(y * scale[1] + translate[1], x * scale[0] + translate[0]), 0);
        plane[2 * i] = point.x; plane[2 * i + 1] = point.y;
      });
      return plane;
    }

    /** Find the areas on the two sides of each arc (-1: the sea or another country). */
    sortArcs() {
      this.sides = this.arcs.map(() => [-1, -1]);
      this.rings.forEach((rings, area) => rings.flat().forEach((arc) => {
        const pair = this.sides[arc < 0 ? ~arc : arc];
        pair[pair[0] === -1 ? 0 : 1] = area;
      }));
      this.isInner = this.sides.map(([left, right]) =>
        left >= 0 && right >= 0 && this.within[left] === this.within[right]);
      const [west, north, east, south] = this.extent(() => true);
      this.spacing = Math.sqrt(((east - west) * (south - north)) / this.codes.length);
    }

    /** Return the box around the areas that *wanted* accepts. */
    extent(wanted) {
      return this.boxes.filter((_, area) => wanted(area)).reduce((all, box) => [
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
        this.contains(area, x, y));
    }

    contains(area, x, y) {
      let inside = false;
      for (const arc of this.rings[area].flat()) {
        const plane = this.arcs[arc < 0 ? ~arc : arc];
        for (let i = 2; i < plane.length; i += 2) {
          const x0 = plane[i - 2], y0 = plane[i - 1], x1 = plane[i], y1 = plane[i + 1];
          if ((y0 > y) !== (y1 > y) && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) {
            inside = !inside;
          }
        }
      }
      return inside;
    }

    /** Prepare the shapes for *zoom*: arcs in pixels, without points closer than a pixel. */
    scaleTo(zoom) {
      if (this.zoom === zoom) return;
      const scale = 2 ** zoom;
      this.zoom = zoom;
      this.outlines = [];
      this.drawn = this.arcs.map((plane) => {
        const kept = [plane[0] * scale, plane[1] * scale];
        let [x, y] = kept;
        for (let i = 2; i < plane.length; i += 2) {
          const nextX = plane[i] * scale, nextY = plane[i + 1] * scale;
          if (i === plane.length - 2 || Math.abs(nextX - x) + Math.abs(nextY - y) >= 1) {
            kept.push(x = nextX, y = nextY);
          }
        }
        return kept;
      });
    }

    /** Return the outline of an area at the prepared zoom. */
    outline(area) {
      return this.outlines[area] ??= this.rings[area].reduce((path, ring) => {
        ring.forEach((arc, i) => this.follow(path, arc, i === 0));
        path.closePath();
        return path;
      }, new Path2D());
    }

    /** Add an arc to a path. */
    follow(path, arc, starts) {
      const backwards = arc < 0, points = this.drawn[backwards ? ~arc : arc];
      const last = points.length - 2;
      for (let i = starts ? 0 : 2; i <= last; i += 2) {
        const at = backwards ? last - i : i;
        if (i === 0) path.moveTo(points[at], points[at + 1]);
        else path.lineTo(points[at], points[at + 1]);
      }
    }
  }

  const fetched = new Map();

  /** Return the promise of a geometry; the same URL is fetched once. */
  function geometryAt(url) {
    if (!fetched.has(url)) {
      const request = fetch(url, { cache: "force-cache" })
        .then((response) => {
          if (!response.ok) throw new Error(`${response.status} for ${url}`);
          return unpack(response.body, "gzip");
        })
        .then((topology) => new Geometry(topology));
      request.catch(() => fetched.delete(url));
      fetched.set(url, request);
    }
    return fetched.get(url);
  }

  return { geometryAt, unpack };
})();
