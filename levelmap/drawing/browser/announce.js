/* A line that screen readers read out when its text changes. It stays in the page between reruns:
 * a region that is put in anew with its text would not be announced. */
export default function ({ parentElement, data }) {
  let line = parentElement.querySelector("[role=status]");
  if (!line) {
    line = parentElement.appendChild(document.createElement("p"));
    line.setAttribute("role", "status");
  }
  line.style.cssText = data.hidden
    ? "position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)" : "margin:0";
  if (line.textContent !== data.text) line.textContent = data.text;
}
