/* A search box that offers matches as one types: the combobox of the ARIA Authoring Practices.
 *
 * The app is asked after each pause in typing and answers with the text it was asked about, so that
 * a late answer to an older text is not shown. Every text is set with textContent.
 */
const PAUSE = 150;

class Search {
  constructor(root) {
    this.label = root.querySelector("label");
    this.input = root.querySelector("input");
    this.list = root.querySelector("[role=listbox]");
    this.status = root.querySelector("[role=status]");
    this.active = -1;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.open());
  }

  show({ label, placeholder, text, matches }) {
    this.label.textContent = label;
    this.input.placeholder = placeholder;
    if (text !== this.input.value.trim() || text === this.answered) return;
    this.answered = text;
    this.matches = matches;
    this.active = -1;
    this.list.replaceChildren(...matches.map(({ words }, place) => {
      const option = document.createElement("li");
      option.id = `match-${place}`;
      option.setAttribute("role", "option");
      option.textContent = words;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); this.choose(place); });
      return option;
    }));
    this.status.textContent = !text ? "" : matches.length
      ? `${matches.length} matches` : "Nothing is called that. Try a shorter or another name.";
    this.open();
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), PAUSE);
  }

  open() {
    this.setOpen(document.activeElement !== null && this.input.matches(":focus") &&
      this.input.value.trim() !== "" && this.list.children.length > 0);
  }

  close() { this.setOpen(false); }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.mark(-1);
  }

  mark(place) {
    this.active = place;
    [...this.list.children].forEach((option, index) =>
      option.setAttribute("aria-selected", String(index === place)));
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `match-${place}`);
      this.list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  pressed(event) {
    const last = this.list.children.length - 1;
    if (event.key === "Escape") this.close();
    if (event.key === "Enter" && !this.list.hidden) this.choose(Math.max(this.active, 0));
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.open();
    if (this.list.hidden) return;
    const step = event.key === "ArrowDown" ? 1 : -1;
    this.mark(this.active < 0 && step < 0 ? last : (this.active + step + last + 1) % (last + 1));
  }

  choose(place) {
    const { key } = this.matches[place];
    this.input.value = "";
    this.answered = undefined;
    this.list.replaceChildren();
    this.status.textContent = "";
    this.close();
    this.go(key);
  }
}

const searches = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!searches.has(parentElement)) searches.set(parentElement, new Search(parentElement));
  const search = searches.get(parentElement);
  search.ask = (text) => setTriggerValue("typed", text);
  search.go = (key) => setTriggerValue("chosen", key);
  search.show(data);
}
