/* LevelMap's layer for Leaflet: areas in classes, drawn on a canvas from one TopoJSON.
 *
 * The map itself never changes between reruns of the app. Each rerun calls `levelmap.paint` with a
 * small packed text (levelmap/figures/map_layers.py writes it): which geometry, one class for each
 * area, the palette, the printed values, the chosen areas. Geometry is fetched once by its URL.
 * All text reaches the page through textContent, never as HTML.
 */
"use strict";

window.levelmap = (() => {
  const NO_DATA = "-", OUTSIDE = " ";
  const STYLE = {
    outside: "#e9ecef", hatch: "#6f777b", hatchGround: "#f3f4f5",
    inner: "#868d93", outer: "#3d4449", halo: "#ffffff", chosen: "#0b0c0c",
  };

  // ---- Reading -------------------------------------------------------------------------------

  /** Return the JSON in a compressed stream. */
  async function unpack(stream, format) {
    return new Response(stream.pipeThrough(new DecompressionStream(format))).json();
  }

  function unpackText(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return unpack(new Blob([bytes]).stream(), "deflate");
  }

  /** Areas of one geography, in the units of Leaflet's plane at zoom 0 (pixels, y downwards). */
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
      this.sides = this.findSides();
      this.boxes = this.rings.map((rings) => this.box(rings));
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

    /** Return the areas on the two sides of each arc; -1 is the sea or another country. */
    findSides() {
      const sides = this.arcs.map(() => [-1, -1]);
      this.rings.forEach((rings, area) => rings.flat().forEach((arc) => {
        const pair = sides[arc < 0 ? ~arc : arc];
        pair[pair[0] === -1 ? 0 : 1] = area;
      }));
      return sides;
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

    /** Return the arcs in pixels of *zoom*, without points closer than a pixel to the last one. */
    pixels(zoom) {
      if (this.drawnZoom !== zoom) {
        const scale = 2 ** zoom;
        this.drawnArcs = this.arcs.map((plane) => {
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
        this.drawnZoom = zoom;
      }
      return this.drawnArcs;
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

  // ---- Drawing -------------------------------------------------------------------------------

  /** Return a fill of diagonal lines: no value, whatever the colours of the classes are. */
  function hatching(context, ratio) {
    const tile = document.createElement("canvas");
    const size = tile.width = tile.height = Math.round(6 * ratio);
    const pen = tile.getContext("2d");
    pen.fillStyle = STYLE.hatchGround;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = STYLE.hatch;
    pen.lineWidth = ratio;
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / ratio));
    return pattern;
  }

  /** Two canvases: the painted areas, and above them the outlines of chosen and hovered ones. */
  const Areas = L.Renderer.extend({
    options: { padding: 0.2 },

    _initContainer() {
      this._container = document.createElement("div");
      this.canvases = [0, 1].map(() =>
        this._container.appendChild(document.createElement("canvas")));
      this.hovered = -1;
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      for (const canvas of this.canvases) {
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.draw();
    },

    show(geometry, picture) {
      this.geometry = geometry;
      this.picture = picture;
      this.hovered = -1;
      this.members = new Map();
      [...picture.classes].forEach((kind, area) => {
        if (!this.members.has(kind)) this.members.set(kind, []);
        this.members.get(kind).push(area);
      });
      this.draw();
    },

    isShown(area) {
      return area >= 0 && this.picture.classes[area] !== OUTSIDE;
    },

    draw() {
      if (!this.picture) return;
      const context = this.begin(this.canvases[0]);
      const colours = this.picture.colours;
      for (const [kind, areas] of this.members) {
        context.beginPath();
        for (const area of areas) if (this.inView(area)) this.trace(context, area);
        if (kind === NO_DATA) context.fillStyle = hatching(context, window.devicePixelRatio || 1);
        else context.fillStyle = kind === OUTSIDE ? STYLE.outside : colours[parseInt(kind, 36)];
        context.fill("evenodd");
      }
      this.drawLines(context);
      this.drawOutlines();
    },

    /** Draw borders: fine between areas, darker at the coast and between what contains them. */
    drawLines(context) {
      const { boxes, sides, within } = this.geometry;
      const [west, north, east, south] = this.geometry.boxes.reduce((all, box) => [
        Math.min(all[0], box[0]), Math.min(all[1], box[1]),
        Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
      const room = Math.sqrt(((east - west) * (south - north)) / boxes.length) * this.scale;
      const lines = { inner: [], outer: [] };
      sides.forEach(([left, right], arc) => {
        if (!this.isShown(left) && !this.isShown(right)) return;
        const same = left >= 0 && right >= 0 && within[left] === within[right];
        lines[same ? "inner" : "outer"].push(arc);
      });
      this.stroke(context, lines.inner, STYLE.inner, Math.min(1, room / 40));
      this.stroke(context, lines.outer, STYLE.outer, Math.min(1, room / 40 + 0.3));
    },

    stroke(context, arcs, colour, width) {
      if (width < 0.2) return;
      const plane = this.geometry.pixels(this._map.getZoom());
      context.beginPath();
      for (const arc of arcs) this.follow(context, plane[arc], false, true);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    },

    drawOutlines() {
      const context = this.begin(this.canvases[1]);
      const chosen = this.picture.selected
        .map((code) => this.geometry.index.get(code)).filter((area) => area !== undefined);
      const outlines = chosen.map((area) => [area, 3]);
      if (this.hovered >= 0) outlines.push([this.hovered, 1.5]);
      for (const [area, width] of outlines) {
        context.beginPath();
        this.trace(context, area);
        for (const [colour, breadth] of [[STYLE.halo, width + 2.5], [STYLE.chosen, width]]) {
          context.strokeStyle = colour;
          context.lineWidth = breadth;
          context.stroke();
        }
      }
    },

    /** Clear a canvas and return its context, set to pixels of the plane. */
    begin(canvas) {
      const context = canvas.getContext("2d"), ratio = window.devicePixelRatio || 1;
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
      context.lineJoin = "round";
      this.scale = 2 ** this._map.getZoom();
      this.view = L.bounds(corner, corner.add(this._bounds.getSize()));
      return context;
    },

    inView(area) {
      const [west, north, east, south] = this.geometry.boxes[area], scale = this.scale;
      return this.view.intersects(L.bounds([west * scale, north * scale],
        [east * scale, south * scale]));
    },

    trace(context, area) {
      const plane = this.geometry.pixels(this._map.getZoom());
      for (const ring of this.geometry.rings[area]) {
        ring.forEach((arc, i) =>
          this.follow(context, plane[arc < 0 ? ~arc : arc], arc < 0, i === 0));
        context.closePath();
      }
    },

    follow(context, plane, backwards, starts) {
      const last = plane.length - 2;
      for (let i = 0; i <= last; i += 2) {
        const at = backwards ? last - i : i;
        if (i === 0 && starts) context.moveTo(plane[at], plane[at + 1]);
        else if (i > 0) context.lineTo(plane[at], plane[at + 1]);
      }
    },

    hover(area) {
      if (area !== this.hovered) {
        this.hovered = area;
        this.drawOutlines();
      }
    },

    areaAt(latlng) {
      if (!this.picture) return -1;
      const point = L.CRS.EPSG3857.latLngToPoint(latlng, 0);
      return this.geometry.areaAt(point.x, point.y, (area) => this.isShown(area));
    },

    /** Return the extent of the areas shown. */
    extent() {
      const bounds = L.bounds([]);
      this.geometry.boxes.forEach(([west, north, east, south], area) => {
        if (this.isShown(area)) bounds.extend([west, north]).extend([east, south]);
      });
      const corner = (point) => L.CRS.EPSG3857.pointToLatLng(point, 0);
      return L.latLngBounds(corner(bounds.getBottomLeft()), corner(bounds.getTopRight()));
    },
  });

  // ---- The map and its reader -----------------------------------------------------------------

  function element(parent, className, attributes = {}) {
    const made = parent.appendChild(document.createElement("div"));
    made.className = className;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  /** One map: what it shows, the tooltip, the keyboard, and the choice sent back to the app. */
  class Reader {
    constructor(map) {
      this.map = map;
      this.box = map.getContainer();
      this.areas = new Areas().addTo(map);
      this.tooltip = element(this.box, "levelmap-tooltip", { hidden: "" });
      this.status = element(this.box, "levelmap-status", { role: "status" });
      this.message = element(this.box, "levelmap-message", { role: "alert", hidden: "" });
      this.credit = element(this.box, "levelmap-credit");
      this.serial = 0;
      this.box.setAttribute("role", "region");
      this.addResetButton();
      this.listen();
    }

    addResetButton() {
      const zoom = this.map.zoomControl.getContainer();
      const button = zoom.appendChild(document.createElement("a"));
      button.href = "#";
      button.className = "levelmap-reset";
      button.textContent = "⤢";
      button.title = "Show all areas";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", "Show all areas");
      L.DomEvent.on(button, "click", L.DomEvent.stop).on(button, "click", () => this.fit());
      L.DomEvent.disableClickPropagation(button);
    }

    listen() {
      const { map, box } = this;
      map.on("mousemove", (event) => this.point(event));
      map.on("mouseout zoomstart movestart", () => this.leave());
      map.on("click", (event) => this.choose(this.areas.areaAt(event.latlng)));
      map.on("moveend", () => this.readCentre());
      map.on("resize", () => { if (this.isFitted()) this.fit(); });
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
        const picture = await unpackText(packed);
        const geometry = await geometryAt(picture.geometry);
        if (serial !== this.serial) return;
        this.show(geometry, picture);
      } catch (error) {
        this.fail(error);
      }
    }

    show(geometry, picture) {
      this.picture = picture;
      this.values = picture.values ? picture.values.split("\n") : [];
      this.message.hidden = true;
      this.leave();
      this.areas.show(geometry, picture);
      if (picture.frame !== this.frame) {
        this.frame = picture.frame;
        this.fit();
      }
      this.box.setAttribute("aria-label", picture.label);
      this.credit.textContent = picture.credit;
      document.title = picture.label;
      if (window.frameElement) window.frameElement.title = picture.label;
      this.box.dataset.painted = picture.name;
    }

    fail(error) {
      console.error(error);
      this.message.textContent =
        "The map could not be drawn: its boundaries did not load. Reload the page, or use the " +
        "table, which has every value.";
      this.message.hidden = false;
    }

    fit() {
      this.map.fitBounds(this.areas.extent(), { padding: [6, 6], animate: false });
      this.fitted = [this.map.getCenter(), this.map.getZoom()];
    }

    isFitted() {
      return this.fitted !== undefined && this.map.getZoom() === this.fitted[1] &&
        this.map.getCenter().equals(this.fitted[0], 1e-4);
    }

    /** Follow the mouse: at most one look-up for each frame drawn. */
    point(event) {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.describe(this.areas.areaAt(event.latlng), event.containerPoint);
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
      const { classes, labels, prefix, suffix, name } = this.picture;
      const kind = classes[area], printed = this.values[area] ?? "";
      const value = kind === NO_DATA ? printed || "No data" : printed && prefix + printed + suffix;
      const label = kind === NO_DATA ? "" : labels[parseInt(kind, 36)];
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
      const left = Math.min(Math.max(point.x - width / 2, 4), room.x - width - 4);
      const above = point.y - height - 14;
      this.tooltip.style.left = `${left}px`;
      this.tooltip.style.top = `${above < 4 ? point.y + 18 : above}px`;
    }

    /** Tell the app which area was chosen; the outline does not wait for the answer. */
    choose(area) {
      if (area < 0) return;
      const code = this.areas.geometry.codes[area];
      this.picture.selected = [...this.picture.selected, code];
      this.areas.drawOutlines();
      window.Streamlit.setComponentValue({ area: code, at: Date.now() });
    }
  }

  const readers = new WeakMap();

  return {
    /** Paint *map* with a packed picture and return the empty layer that stands for it. */
    paint(map, packed) {
      if (!readers.has(map)) readers.set(map, new Reader(map));
      readers.get(map).paint(packed);
      return L.layerGroup();
    },
  };
})();
