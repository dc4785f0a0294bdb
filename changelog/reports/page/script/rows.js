// Every row of every table, with what it is about.
const [UNIT, KIND, RANK, AGREEMENT, BRANCH, INHERITED] = [0, 1, 2, 3, 4, 5];

const sheets = [...document.querySelectorAll("main table[id]")].map((element) => {
  const about = island.tables[element.id] || null;
  const rows = [...element.tBodies[0].rows].map((row, i) => ({row, about: about && about[i], text: null, hidden: false}));
  const bears = [UNIT, KIND, RANK, AGREEMENT, BRANCH].map((one) => Boolean(about) && about.some((of) => of[one] >= 0));
  return {element, rows, bears, part: element.closest("details")};
});
const everyRow = sheets.flatMap((sheet) => sheet.rows);

// The words of a row, for searching; worked out when they are first asked for.
function wordsOf(one) {
  if (one.text === null) one.text = folded(one.row.textContent);
  return one.text;
}

const rowsOfUnit = (unit) =>
  sheets.map((sheet) => ({sheet, rows: sheet.rows.filter((one) => one.about && one.about[UNIT] === unit)}))
    .filter((found) => found.rows.length);
