/* Where the map looks: fitted to what is shown until the reader moves it, then where they put it. */

import { boundsOf, planeOf } from "./geometry.js";

const EDGE = 8;  // pixels left free round what is shown
const CLOSEST = 11;  // zoom beyond which nobody is flown
const PARAMETER = "at";

/** After a paint the app may write the address anew, without the position: look again then. */
const LATER = [300, 1000, 2500];

const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Camera {
  /** @param {function} margins - returns the room at left and right that the map cannot use */
  constructor(map, areas, margins) {
    Object.assign(this, { map, areas, margins });
    this.moved = false;
    this.own = 0;
    this.keepsAddress = Boolean(map.options.levelmap?.link);
    map.on("movestart zoomstart", () => { if (!this.own) this.moved = true; });
    map.on("moveend", () => this.writeSoon());
    new ResizeObserver(() => this.resize()).observe(map.getContainer());
    if (this.keepsAddress) this.followHistory();
  }

  /** Move the map ourselves: the reader has not moved it by that. */
  quietly(action) {
    const { zoomSnap } = this.map.options;
    this.own++;
    this.map.options.zoomSnap = 0;
    try {
      action();
    } finally {
      this.map.options.zoomSnap = zoomSnap;
      this.own--;
    }
  }

  resize() {
    const before = this.map.getSize();
    this.quietly(() => this.map.invalidateSize({ pan: this.moved, animate: false }));
    if (!this.map.getSize().equals(before) && !this.moved) this.fit();
  }

  /** Show all areas of the picture, beside what stands on the map. */
  fit() {
    const size = this.map.getSize();
    if (size.x < 1 || size.y < 1 || !this.areas.picture) return;
    this.moved = false;
    this.fittedZoom = Infinity;
    const { left, right } = this.margins(), extent = this.areas.extent();
    if (extent) {
      this.quietly(() => this.map.fitBounds(extent, {
        paddingTopLeft: [left + EDGE, EDGE], paddingBottomRight: [right + EDGE, EDGE],
        animate: false,
      }));
    }
    this.fittedZoom = this.map.getZoom();
    this.areas.fire("fitted");
    this.write();
  }

  /** Return the zoom at which the areas shown fill the frame but for margins at its sides. */
  zoomBeside(extent, left, right) {
    let zoom;
    this.quietly(() => {
      zoom = this.map.getBoundsZoom(extent, false, L.point(left + right + 2 * EDGE, 2 * EDGE));
    });
    return zoom;
  }

  /** Bring an area into view, with what is round it. */
  flyTo(area) {
    const bounds = boundsOf(this.areas.geometry.boxes[area]).pad(0.8);
    this.flyToBounds(bounds);
  }

  /** Bring several areas into view together; all that is shown where there is none of them. */
  flyToAreas(codes) {
    const { boxes, index } = this.areas.geometry;
    const found = codes.map((code) => index.get(code)).filter((area) => area !== undefined);
    if (!found.length) return this.fit();
    const of = (side, pick) => pick(...found.map((area) => boxes[area][side]));
    const box = [of(0, Math.min), of(1, Math.min), of(2, Math.max), of(3, Math.max)];
    return this.flyToBounds(boundsOf(box).pad(0.12));
  }

  flyToBounds(bounds) {
    this.quietly(() => {
      const options = { maxZoom: CLOSEST, padding: [EDGE, EDGE] };
      if (isCalm()) this.map.fitBounds(bounds, { ...options, animate: false });
      else this.map.flyToBounds(bounds, { ...options, duration: 0.9 });
    });
    this.moved = true;
  }

  /** Say whether the middle of an area is on the screen. */
  sees(area) {
    const [west, north, east, south] = this.areas.geometry.boxes[area];
    const middle = boundsOf([west, north, east, south]).getCenter();
    return this.map.getBounds().pad(-0.02).contains(middle);
  }

  jump(latitude, longitude, zoom) {
    this.quietly(() => this.map.setView([latitude, longitude], zoom, { animate: false }));
    this.moved = true;
  }

  // ---- The address of the page ---------------------------------------------------------------

  followHistory() {
    try {
      window.parent.addEventListener("popstate", () => this.restore());
    } catch {
      this.keepsAddress = false;  // framed by another site
    }
  }

  /** Go where the address of the page says; return whether it says anything. */
  restore() {
    const [latitude, longitude, zoom] = this.readAddress();
    if (zoom === undefined) return false;
    this.jump(latitude, longitude, zoom);
    return true;
  }

  readAddress() {
    if (!this.keepsAddress) return [];
    try {
      const text = new URL(window.parent.location).searchParams.get(PARAMETER) ?? "";
      const numbers = text.split(",").map(Number);
      const [latitude, longitude, zoom] = numbers;
      const isPlace = numbers.length === 3 && text !== "" && latitude > 48 && latitude < 62 &&
        longitude > -12 && longitude < 5 && zoom >= 2 && zoom <= 14;
      return isPlace ? numbers : [];
    } catch {
      return [];
    }
  }

  writeSoon() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.write(), 250);
  }

  writeAfterPaint() {
    for (const pause of LATER) setTimeout(() => this.write(), pause);
  }

  /** Keep position and zoom in the address, without a step of its own for Back. */
  write() {
    if (!this.keepsAddress) return;
    try {
      const { history, location } = window.parent, address = new URL(location);
      const { lat, lng } = this.map.getCenter();
      const text = `${lat.toFixed(3)},${lng.toFixed(3)},${this.map.getZoom().toFixed(2)}`;
      if (!this.moved) address.searchParams.delete(PARAMETER);
      else if (address.searchParams.get(PARAMETER) !== text) {
        address.searchParams.set(PARAMETER, text);
      }
      const written = address.href.replaceAll("%2C", ",");
      if (written !== location.href) history.replaceState(history.state, "", written);
    } catch {
      this.keepsAddress = false;
    }
  }
}

/** Return the box of the plane round a box in degrees: south, west, north, east. */
export function planeBox([south, west, north, east]) {
  const low = planeOf(south, west), high = planeOf(north, east);
  return [low.x, high.y, high.x, low.y];
}
