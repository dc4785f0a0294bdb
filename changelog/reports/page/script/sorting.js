// A click on a column's name sorts its table upwards, another downwards, a third puts back the order of filing.
const collator = new Intl.Collator(locale, {numeric: true, sensitivity: "base"});

function sortKey(row, column) {
  const cell = row.cells[column];
  const text = cell ? cell.textContent.trim() : "";
  if (cell && cell.className === "n") return Number(text);
  return island.days[text] || text;
}

// What is empty stands last whichever way is sorted.
function compared(one, other, direction) {
  if (one === "" || other === "") return (one === "") - (other === "");
  if (typeof one === "number" && typeof other === "number") return direction * (one - other);
  return direction * collator.compare(one, other);
}

function sortSheet(sheet, column, direction) {
  const keyed = sheet.rows.map((one) => ({one, key: direction ? sortKey(one.row, column) : 0}));
  if (direction) keyed.sort((a, b) => compared(a.key, b.key, direction));
  const inOrder = document.createDocumentFragment();
  for (const {one} of keyed) inOrder.append(one.row);
  sheet.element.tBodies[0].append(inOrder);
}

const DIRECTIONS = {none: ["ascending", 1], ascending: ["descending", -1], descending: ["none", 0]};

function sortBy(sheet, heading) {
  const [name, direction] = DIRECTIONS[heading.getAttribute("aria-sort") || "none"];
  for (const other of sheet.element.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  if (direction) heading.setAttribute("aria-sort", name);
  sortSheet(sheet, heading.cellIndex, direction);
}

for (const sheet of sheets) {
  if (sheet.rows.length < 2) continue;
  for (const heading of sheet.element.tHead.rows[0].cells) {
    // Not a <button>: Chromium does not repeat a header that holds one on each sheet of paper.
    const title = say("sort", {column: heading.textContent});
    const button = make("span", {role: "button", tabindex: "0", title}, heading.textContent);
    button.addEventListener("click", () => sortBy(sheet, heading));
    button.addEventListener("keydown", (pressed) => {
      if (pressed.key !== "Enter" && pressed.key !== " ") return;
      pressed.preventDefault();
      sortBy(sheet, heading);
    });
    heading.replaceChildren(button);
  }
}
