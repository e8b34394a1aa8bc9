/* The door to LevelMap's map: a classic script, because streamlit-folium knows no other.
 *
 * It fetches all modules at once and hands every picture to them in the order of arrival.
 */
"use strict";

window.levelmap = (() => {
  const here = document.currentScript.src;
  const modules = ["reader", "geometry", "picture", "theme", "areas", "labels", "lenses", "camera",
    "controls", "dots", "twin"];
  for (const name of modules) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`./${name}.js`, here);
    document.head.append(link);
  }
  let reader;

  /* on paper the map is what it was on the screen, as large as the paper is wide */
  const root = document.documentElement, PAPER = 700;
  window.addEventListener("beforeprint", () => {
    const scale = Math.min(1, PAPER / innerWidth);
    root.style.setProperty("--paper-width", `${innerWidth}px`);
    root.style.setProperty("--paper-height", `${innerHeight}px`);
    window.frameElement?.style.setProperty("height", `${innerHeight * scale}px`, "important");
    root.style.zoom = scale;
  });
  window.addEventListener("afterprint", () => {
    window.frameElement?.style.removeProperty("height");
    root.style.zoom = "";
  });

  /** Paint the frame's map with a packed picture; return the empty layer that stands for it. */
  function paint(map, packed) {
    // the modules need Leaflet, which is there by now
    reader ??= import(new URL("./reader.js", here)).then(({ Reader }) => {
      levelmap.reader = new Reader(map);
      return levelmap.reader;
    });
    reader.then((found) => found.paint(packed));
    return L.layerGroup();
  }

  return { paint };
})();
