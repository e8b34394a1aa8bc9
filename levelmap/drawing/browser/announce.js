/* A line that screen readers read out when its text changes. It stays in the page between reruns:
 * a region that is put in anew with its text would not be announced. */
export default function ({ parentElement, data }) {
  let line = parentElement.querySelector("[role=status]");
  if (!line) {
    line = parentElement.appendChild(document.createElement("p"));
    line.setAttribute("role", "status");
    line.style.margin = "0";
  }
  if (line.textContent !== data) line.textContent = data;
}
