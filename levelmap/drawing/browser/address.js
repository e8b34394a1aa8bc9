/* Put what a page shows into the address of the step that the reader is on: Streamlit would add a
 * step, and the first press of Back would stay on the page. */
export default function ({ data }) {
  if (!data.written) return;
  const address = new URL(window.location);
  for (const name of [...address.searchParams.keys()]) {
    if (!data.kept.includes(name) && !name.startsWith("embed")) address.searchParams.delete(name);
  }
  for (const [name, text] of Object.entries(data.written)) address.searchParams.set(name, text);
  if (address.href !== window.location.href) {
    window.history.replaceState(window.history.state, "", address);
  }
}
