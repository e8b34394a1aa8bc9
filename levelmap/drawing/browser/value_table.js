/* The table of a map: every area with its value, sorted and filtered without asking the server.
 *
 * A heading's button sorts, an area's button chooses it. Many rows are shown in steps, so that a
 * table of wards opens as fast as one of authorities. Every text is set with textContent.
 */
const STEP = 400;

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

function make(parent, tag, text, attributes = {}) {
  const made = parent.appendChild(document.createElement(tag));
  if (text !== undefined) made.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

class ValueTable {
  constructor(root) {
    [this.view, this.said, this.told] = ["", "", []];
    this.limit = STEP;
    this.sorted = { column: 0, down: false };
    const label = make(root, "label", "Filter by name ");
    this.filter = make(label, "input", undefined, { type: "search", autocomplete: "off" });
    this.filter.addEventListener("input", () => { this.limit = STEP; this.draw(); this.tell(600); });
    const box = make(root, "div", undefined, { class: "scroll", tabindex: "0", role: "region" });
    this.box = box;
    this.table = make(box, "table");
    this.caption = make(this.table, "caption");
    this.head = make(make(this.table, "thead"), "tr");
    this.body = make(this.table, "tbody");
    this.more = make(root, "button", "", { type: "button", class: "more" });
    this.more.hidden = true;
    this.more.addEventListener("click", () => { this.limit += STEP; this.draw(); });
    this.count = make(root, "p", "", { role: "status" });
    window.addEventListener("beforeprint", () => this.markSeen());
  }

  /** On paper stand the rows that are seen in the box, and which of how many they are. */
  markSeen() {
    if (!this.box.isConnected) return;
    const { top, bottom } = this.box.getBoundingClientRect(), rows = [...this.body.rows];
    const head = this.head.getBoundingClientRect();
    const from = head.top < top + 1 && head.bottom > top ? head.bottom : top;  // it stays in sight
    const seen = rows.filter((row) => {
      const box = row.getBoundingClientRect();
      return (box.top + box.bottom) / 2 > from && (box.top + box.bottom) / 2 < bottom;
    });
    for (const row of rows) row.classList.toggle("unseen", !seen.includes(row));
    const first = rows.indexOf(seen[0]) + 1;
    this.count.dataset.printed = seen.length < rows.length
      ? `Printed: rows ${first} to ${first + seen.length - 1}.` : "";
  }

  show(content, view) {
    const sameColumns = this.content &&
      JSON.stringify(this.content.columns) === JSON.stringify(content.columns);
    this.content = content;
    this.caption.textContent = content.caption;
    this.box.setAttribute("aria-label", content.caption);
    if (this.sorted.column >= content.columns.length) this.sorted = { column: 0, down: false };
    if (!sameColumns) this.drawHead();
    this.take(view);
    this.draw();
  }

  drawHead() {
    this.head.replaceChildren();
    this.content.columns.forEach(({ title, isNumber }, column) => {
      const heading = make(this.head, "th", undefined, { scope: "col" });
      if (isNumber) heading.className = "number";
      make(heading, "button", title, { type: "button" }).addEventListener("click", () => {
        const again = this.sorted.column === column;
        this.sorted = { column, down: again ? !this.sorted.down : isNumber };
        this.draw();
        this.tell(0);
      });
    });
  }

  /** Tell the page of order and filter, so that its link restores them; once, after a pause. */
  tell(pause) {
    clearTimeout(this.telling);
    if (!this.isTold) return;
    this.telling = setTimeout(() => {
      const { column, down } = this.sorted, filter = this.filter.value.trim().slice(0, 60);
      const order = column === 0 && !down ? "" : `${column}-${down ? "down" : "up"}`;
      const view = order || filter ? `${order};${filter}` : "";
      if (view === this.view) return;
      this.view = view;
      this.told.push(view);
      this.saw(view);
    }, pause);
  }

  /** Take order and filter from the page, unless it only says what it was told or said before. */
  take(view) {
    const said = this.told.indexOf(view);
    if (said >= 0) this.told.splice(0, said + 1);
    if (said >= 0 || view === this.said) { this.said = view; return; }
    this.said = this.view = view;
    this.told = [];
    const [order, ...filter] = view.split(";"), [column, way] = order.split("-");
    const isKnown = order && Number(column) < this.content.columns.length;
    this.sorted = isKnown ? { column: Number(column), down: way === "down" } : { column: 0, down: false };
    this.filter.value = filter.join(";");
    this.limit = STEP;
    this.draw();
  }

  /** Return the rows that match the filter, in order; rows without a figure come last. */
  rows() {
    const { column, down } = this.sorted, { rows, keys, searched, texts } = this.content;
    const wanted = this.filter.value.trim().toLowerCase();
    const collator = new Intl.Collator("en-GB", { numeric: true });
    const key = (row) => (keys[column] ? keys[column][row] : rows[row][column]);
    const kept = rows.map((_, row) => row).filter((row) =>
      !wanted || rows[row].slice(0, searched).some((text) => text.toLowerCase().includes(wanted)) ||
      (texts && wanted.split(/\s+/).every((word) => texts[row].includes(word))));
    return kept.sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      if (left === null || right === null) return (left === null) - (right === null);
      const order = keys[column] ? left - right : collator.compare(left, right);
      return down ? -order : order;
    });
  }

  draw() {
    const rows = this.rows(), shown = rows.slice(0, this.limit);
    [...this.head.children].forEach((heading, column) => {
      const order = this.sorted.down ? "descending" : "ascending";
      if (column === this.sorted.column) heading.setAttribute("aria-sort", order);
      else heading.removeAttribute("aria-sort");
    });
    const body = document.createElement("tbody");
    shown.forEach((row) => this.drawRow(body, row));
    this.body.replaceWith(body);
    this.body = body;
    this.more.hidden = shown.length === rows.length;
    this.more.textContent = `Show ${Math.min(STEP, rows.length - shown.length)} more`;
    this.count.textContent = `${shown.length} of ${this.content.rows.length} ${this.content.noun ?? "areas"} listed.`;
  }

  drawRow(body, row) {
    const line = make(body, "tr"), { rows, codes, columns, chosen } = this.content;
    rows[row].forEach((text, column) => {
      if (column > 0) {
        const cell = make(line, "td", text, { "data-title": columns[column].title });
        if (columns[column].isNumber) cell.className = "number";
        return;
      }
      const isChosen = chosen.includes(codes[row]);
      const button = make(make(line, "th", undefined, { scope: "row" }), "button", text, {
        type: "button", "aria-pressed": String(isChosen),
      });
      button.addEventListener("click", () => this.choose(codes[row]));
      if (isChosen) line.className = "chosen";
    });
  }
}

const tables = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!tables.has(parentElement)) tables.set(parentElement, new ValueTable(parentElement));
  const table = tables.get(parentElement);
  table.choose = (code) => setTriggerValue("place", code);
  table.saw = (view) => setTriggerValue("view", view);
  table.isTold = data.told;
  if (table.packed === data.packed) { table.take(data.view); return; }
  table.packed = data.packed;
  unpack(data.packed).then((content) => { if (table.packed === data.packed) table.show(content, data.view); });
}
