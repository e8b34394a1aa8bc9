/* Maps on one page that show the same place: position and the area pointed at go from one to all. */

/** Return a name that the maps of this tab share and those of other tabs do not have. */
function tabName() {
  try {
    return window.parent.levelmapTab ??= String(Math.random()).slice(2);
  } catch {
    return String(Math.random()).slice(2);
  }
}

export class Twin {
  constructor(map, areas, camera) {
    const name = map.options.levelmap?.channel;
    if (!name || !window.BroadcastChannel) return;
    Object.assign(this, { map, areas, camera });
    this.channel = new BroadcastChannel(`levelmap ${tabName()} ${name}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
    map.on("moveend", () => this.tellView());
    areas.on("hovered", ({ area }) => this.tell({ hovered: areas.geometry.codes[area] ?? "" }));
  }

  /** Tell the others, unless we only do what they told us. */
  tell(message) {
    if (!this.isHearing) this.channel.postMessage(message);
  }

  tellView() {
    const { lat, lng } = this.map.getCenter();
    this.tell({ view: [lat, lng, this.map.getZoom()], moved: this.camera.moved });
  }

  hear({ view, moved, hovered }) {
    this.isHearing = true;
    try {
      if (view && moved) this.camera.jump(...view);
      else if (view && this.camera.moved) this.camera.fit();
      if (hovered !== undefined && this.areas.picture) {
        this.areas.hover(this.areas.geometry.index.get(hovered) ?? -1);
      }
    } finally {
      this.isHearing = false;
    }
  }
}
