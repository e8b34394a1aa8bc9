/* A drawing made as SVG text. It is parsed as XML and kept out of the page if it is not an SVG. */
export default function ({ parentElement, data }) {
  const drawn = new DOMParser().parseFromString(data, "image/svg+xml").documentElement;
  const box = parentElement.querySelector(".drawing") ??
    parentElement.appendChild(document.createElement("div"));
  box.className = "drawing";
  box.replaceChildren(...(drawn.nodeName === "svg" ? [document.importNode(drawn, true)] : []));
  box.sizes ??= new ResizeObserver(() => {
    // what scrolls can be reached by keyboard
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  box.sizes.observe(box);
}
