/* What is painted, as levelmap.drawing.map_layers packs it. */

import { unpack } from "./geometry.js";

/** Class of an area without a value, and of one that is not part of the picture. */
export const NO_DATA = "-", OUTSIDE = " ";

const ZERO = 0x30, BASE = 64;  // how numbers are written as two characters

/** Return the picture that a packed text holds. */
export async function read(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const picture = await unpack(new Blob([bytes]).stream(), "deflate");
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
  // England alone is most of the areas of a layer, a region of it is not
  const outside = picture.classes.filter((mark) => mark === OUTSIDE).length;
  picture.isWhole = outside < picture.classes.length / 2;
  return picture;
}
