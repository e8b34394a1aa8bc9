/* The colours of what is not data, light and dark, as the page around the map has them. */

const LIGHT = {
  sea: "#f4f7f9", land: "#e3e7ea", hatch: "#6f777b", hatchGround: "#f3f4f5",
  inner: "#868d93", outer: "#3d4449", nation: "#16232e", halo: "#ffffff", ink: "#0b0c0c",
};
const DARK = {
  sea: "#10181f", land: "#2a353e", hatch: "#8d99a3", hatchGround: "#1b252d",
  inner: "#75808a", outer: "#b9c2ca", nation: "#ffffff", halo: "#0b1116", ink: "#ffffff",
};

/** Colours of classes that are too near the ground of a dark page (levelmap/drawing/palettes.py). */
const IN_THE_DARK = { "#eef1f3": "#36444f", "#2d1e4f": "#e2d5fb", "#d5d8db": "#4a5a67" };

export const theme = { ...LIGHT };

/** Return the colour of a class on the page as it is. */
export function onPage(colour) {
  return (theme.isDark && IN_THE_DARK[colour]) || colour;
}

/** Say whether a colour, written in any way that CSS knows, is a dark one. */
function isDark(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour || "#ffffff";
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Take the page's colours, now and whenever they change; *changed* is called after a change. */
export function followTheme(changed) {
  const root = document.documentElement;
  const take = () => {
    const ground = getComputedStyle(root).getPropertyValue("--background-color").trim();
    const name = isDark(ground) ? "dark" : "light";
    if (root.dataset.theme === name) return;
    root.dataset.theme = name;
    Object.assign(theme, name === "dark" ? DARK : LIGHT, name === "dark" ? { sea: ground } : {});
    theme.isDark = name === "dark";
    root.style.setProperty("--sea", theme.sea);
    changed();
  };
  take();
  // Streamlit's script puts the new colours in when it has the message
  window.addEventListener("message", ({ data }) => {
    if (data?.type === "streamlit:render") setTimeout(take);
  });
}

/** Use the fonts of the page in the frame, where the page lets us read its style sheets. */
export async function borrowFonts() {
  try {
    for (const sheet of window.parent.document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule.constructor.name !== "CSSFontFaceRule") continue;
        const { fontFamily, src, fontWeight, fontStyle, unicodeRange } = rule.style;
        if (!/source sans/i.test(fontFamily || rule.style.getPropertyValue("font-family"))) continue;
        const found = (src || rule.style.getPropertyValue("src")).match(/url\(["']?([^"')]+)/);
        if (!found || fontStyle === "italic") continue;
        const address = new URL(found[1], sheet.href || window.parent.location.href);
        document.fonts.add(new FontFace("Source Sans", `url("${address}")`,
          { weight: fontWeight || "400", unicodeRange: unicodeRange || "U+0-10FFFF" }));
      }
    }
    await document.fonts.load("13px 'Source Sans'");
  } catch {
    // another origin: the system's font does
  }
}

/** Return black or white, whichever is easier to see on a colour written as #rrggbb. */
export function inkOn(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#0b0c0c" : "#ffffff";
}

/** Return a fill of lines ("hatch") or dots ("dots") on a ground; the ground where none is drawn. */
export function pattern(context, kind, ink, ground) {
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
  const repeated = context.createPattern?.(tile, "repeat");
  if (!repeated?.setTransform) return ground;
  repeated.setTransform(new DOMMatrix().scale(1 / ratio));
  return repeated;
}
