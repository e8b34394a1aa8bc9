/* LevelMap's layer for Leaflet: areas in classes, drawn on a canvas.
 *
 * The map itself never changes between reruns of the app. Each rerun calls `levelmap.paint` with a
 * small packed text (levelmap/figures/map_layers.py writes it): which geometry, one class for each
 * area, the palette, the printed values, the chosen areas. Every text reaches the page through
 * textContent, never as HTML.
 */
"use strict";

window.levelmap.paint = (() => {
  const NO_DATA = "-", OUTSIDE = " ";
  const ZERO = 0x30, BASE = 64;  // how numbers are written as two characters
  const STYLE = {
    outside: "#e9ecef", hatch: "#6f777b", hatchGround: "#f3f4f5",
    inner: "#868d93", outer: "#3d4449", halo: "#ffffff", chosen: "#0b0c0c",
    overStreets: 0.7,
  };

  // ---- The picture ---------------------------------------------------------------------------

  /** Return the picture that a packed text holds. */
  async function read(packed) {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const picture = await levelmap.unpack(new Blob([bytes]).stream(), "deflate");
    const texts = picture.texts.split("\n");
    // every pair of class and printed value is listed once; an area has the place of its pair
    const { high, low, marks } = picture;
    picture.classes = new Array(low.length);
    picture.values = new Array(low.length);
    for (let area = 0; area < low.length; area++) {
      const place = (high.charCodeAt(area) - ZERO) * BASE + low.charCodeAt(area) - ZERO;
      picture.classes[area] = marks[place];
      picture.values[area] = texts[place];
    }
    return picture;
  }

  // ---- Drawing -------------------------------------------------------------------------------

  /** Return black or white, whichever is easier to see on a colour written as #rrggbb. */
  function inkOn(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? STYLE.chosen : STYLE.halo;
  }

  /** Return a fill of diagonal lines ("hatch") or of dots ("dots") on a ground. */
  function pattern(context, kind, ink, ground) {
    const ratio = window.devicePixelRatio || 1, size = Math.round(6 * ratio);
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const pen = tile.getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = pen.strokeStyle = ink;
    pen.lineWidth = ratio;
    if (kind === "dots") {
      pen.arc(size / 2, size / 2, ratio, 0, 2 * Math.PI);
      pen.fill();
    } else {
      for (const shift of [-size, 0, size]) {
        pen.moveTo(shift - 1, size + 1);
        pen.lineTo(shift + size + 1, -1);
      }
      pen.stroke();
    }
    const repeated = context.createPattern(tile, "repeat");
    repeated.setTransform(new DOMMatrix().scale(1 / ratio));
    return repeated;
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

    /** Take what is to be drawn next. */
    set(geometry, picture) {
      this.geometry = geometry;
      this.picture = picture;
      this.hovered = -1;
      this.members = new Map();
      picture.classes.forEach((mark, area) => {
        if (!this.members.has(mark)) this.members.set(mark, []);
        this.members.get(mark).push(area);
      });
    },

    isShown(area) {
      return area >= 0 && this.picture.classes[area] !== OUTSIDE;
    },

    draw() {
      if (!this.picture) return;
      this.look();
      const context = this.begin(this.canvases[0]);
      for (const [mark, areas] of this.members) {
        const path = new Path2D();
        for (const area of areas) {
          if (this.inView[area]) path.addPath(this.geometry.outline(area));
        }
        context.fillStyle = this.fill(context, mark);
        context.fill(path, "evenodd");
      }
      this.drawLines(context);
      this.drawOutlines();
    },

    fill(context, mark) {
      if (mark === OUTSIDE) return STYLE.outside;
      if (mark === NO_DATA) return pattern(context, "hatch", STYLE.hatch, STYLE.hatchGround);
      const colour = this.picture.colours[parseInt(mark, 36)];
      const kind = this.picture.patterns[parseInt(mark, 36)];
      return kind ? pattern(context, kind, inkOn(colour), colour) : colour;
    },

    /** Draw borders: fine between areas, darker at the coast and between what contains them. */
    drawLines(context) {
      const { sides, isInner, spacing } = this.geometry, room = spacing * this.scale;
      const lines = { inner: [], outer: [] };
      const seen = (area) => this.inView[area] && this.isShown(area);
      sides.forEach(([left, right], arc) => {
        if (seen(left) || seen(right)) lines[isInner[arc] ? "inner" : "outer"].push(arc);
      });
      this.stroke(context, lines.inner, STYLE.inner, Math.min(1, room / 40));
      this.stroke(context, lines.outer, STYLE.outer, Math.min(1, room / 15));
    },

    stroke(context, arcs, colour, width) {
      if (width < 0.2) return;
      const path = new Path2D();
      for (const arc of arcs) this.geometry.follow(path, arc, true);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke(path);
    },

    drawOutlines() {
      const context = this.begin(this.canvases[1]);
      const chosen = this.picture.selected
        .map((code) => this.geometry.index.get(code)).filter((area) => area !== undefined);
      const bold = Math.min(3, Math.max(1.5, (this.geometry.spacing * this.scale) / 10));
      const outlines = chosen.map((area) => [area, bold]);
      if (this.hovered >= 0) outlines.push([this.hovered, 1.5]);
      for (const [area, width] of outlines) {
        for (const [colour, breadth] of [[STYLE.halo, width + 2], [STYLE.chosen, width]]) {
          context.strokeStyle = colour;
          context.lineWidth = breadth;
          context.stroke(this.geometry.outline(area));
        }
      }
    },

    /** Bring the geometry to the zoom of the map and find the areas in view. */
    look() {
      const zoom = this._map.getZoom(), scale = this.scale = 2 ** zoom;
      const min = this._map.getPixelOrigin().add(this._bounds.min);
      const max = min.add(this._bounds.getSize());
      this.geometry.scaleTo(zoom);
      this.inView = this.geometry.boxes.map(([west, north, east, south]) =>
        west * scale < max.x && east * scale > min.x &&
        north * scale < max.y && south * scale > min.y);
    },

    /** Clear a canvas and return its context, set to pixels of the plane. */
    begin(canvas) {
      const context = canvas.getContext("2d"), ratio = window.devicePixelRatio || 1;
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, -corner.x * ratio, -corner.y * ratio);
      context.lineJoin = "round";
      return context;
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

    /** Return the bounds of the areas shown, undefined if there is none. */
    extent() {
      if (!this.picture.classes.some((mark) => mark !== OUTSIDE)) return undefined;
      const [west, north, east, south] = this.geometry.extent((area) => this.isShown(area));
      const corner = (x, y) => L.CRS.EPSG3857.pointToLatLng(L.point(x, y), 0);
      return L.latLngBounds(corner(west, south), corner(east, north));
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
      this.status = element(this.box, "levelmap-hidden", { role: "status" });
      element(this.box, "levelmap-hidden", { id: "levelmap-keys" }).textContent =
        "Arrow keys move the map, plus and minus zoom, Enter chooses the area under the cross.";
      this.message = element(this.box, "levelmap-message", { role: "alert", hidden: "" });
      this.credit = element(this.box, "levelmap-credit");
      this.serial = 0;
      this.box.setAttribute("role", "region");
      this.box.setAttribute("aria-describedby", "levelmap-keys");
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
      map.on("click", (event) => {
        const area = this.areas.areaAt(event.latlng);
        this.describe(area, event.containerPoint);
        this.choose(area);
      });
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
        const picture = await read(packed);
        const geometry = await levelmap.geometryAt(picture.geometry);
        if (serial !== this.serial) return;
        this.show(geometry, picture);
      } catch (error) {
        this.fail(error);
      }
    }

    show(geometry, picture) {
      this.picture = picture;
      this.message.hidden = true;
      this.leave();
      this.areas.set(geometry, picture);
      this.areas.draw();
      if (picture.frame !== this.frame) this.fit();
      this.frame = picture.frame;
      this.showStreets(picture.streets);
      this.box.setAttribute("aria-label", picture.label);
      this.credit.textContent = picture.credit;
      document.title = picture.label;
      if (window.frameElement) window.frameElement.title = picture.label;
      this.box.dataset.painted = picture.name;
    }

    /** Put streets under the areas, or take them away: the one thing that needs the internet. */
    showStreets(wanted) {
      this.areas.getPane().style.opacity = wanted ? STYLE.overStreets : 1;
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

    fit() {
      const extent = this.areas.extent();
      if (extent) this.map.fitBounds(extent, { padding: [6, 6], animate: false });
      this.fitted = [this.map.getCenter(), this.map.getZoom()];
    }

    isFitted() {
      return this.fitted !== undefined && this.map.getZoom() === this.fitted[1] &&
        this.map.getCenter().equals(this.fitted[0], 1e-4);
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

  /** Paint *map* with a packed picture and return the empty layer that stands for it. */
  return (map, packed) => {
    if (!readers.has(map)) readers.set(map, new Reader(map));
    readers.get(map).paint(packed);
    return L.layerGroup();
  };
})();
