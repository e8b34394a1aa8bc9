/* Places that are points: towns, and numbers that are counts, as circles above the areas. */

import { planeOf } from "./geometry.js";
import { theme } from "./theme.js";

/** Draw the dots of a picture: latitude, longitude, radius in pixels and a place in its palette. */
export function drawDots(context, scaled, { dots, dotColours }) {
  if (!dots?.length) return;
  context.lineWidth = 1;
  for (const [latitude, longitude, radius, number] of dots) {
    const { x, y } = planeOf(latitude, longitude);
    context.beginPath();
    context.arc(x * scaled.scale, y * scaled.scale, radius, 0, 2 * Math.PI);
    context.fillStyle = dotColours[number];
    context.fill();
    context.strokeStyle = theme.halo;
    context.stroke();
  }
}
