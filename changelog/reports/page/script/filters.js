// Search and filters: which rows are shown. A table that bears nothing of a kind (no ranks, say) is not filtered by it.
const chooser = {kind: KIND, rank: RANK, agreement: AGREEMENT, branch: BRANCH};
const form = byId("filters");
let onlyUnit = null;

// What has been chosen, as tests of a row; each knows of which tables it asks.
function chosenTests() {
  const tests = [];
  for (const [key, place] of Object.entries(chooser)) {
    const list = byId(`by-${key}`);
    if (!list || list.value === "") continue;
    const wanted = Number(list.value);
    tests.push({place, holds: place === BRANCH ? isInBranch(wanted) : (about) => about[place] === wanted});
  }
  if (byId("no-inherited").checked) tests.push({place: KIND, holds: (about) => !about[INHERITED]});
  if (onlyUnit !== null) tests.push({place: UNIT, holds: (about) => about[UNIT] === onlyUnit});
  return tests;
}

function isInBranch(head) {
  const below = new Set(island.branches.flatMap((units, number) => (units.includes(head) ? [number] : [])));
  return (about) => about[UNIT] === head || below.has(about[BRANCH]);
}

// First all rows are judged, then those that must change are changed: the page is laid out once.
function filterRows() {
  const tests = chosenTests();
  const sought = folded(byId("search").value).split(/\s+/).filter(Boolean);
  let shown = 0;
  const changed = [];
  for (const sheet of sheets) {
    const asked = tests.filter((test) => sheet.bears[test.place]);
    sheet.shown = 0;
    for (const one of sheet.rows) {
      const holds = asked.every((test) => test.holds(one.about)) && sought.every((word) => wordsOf(one).includes(word));
      if (holds) sheet.shown += 1;
      if (one.hidden === holds) changed.push(one);
    }
    shown += sheet.shown;
  }
  for (const one of changed) one.row.hidden = one.hidden = !one.hidden;
  const filtered = tests.length > 0 || sought.length > 0;
  document.documentElement.classList.toggle("filtered", filtered);
  tellCounts(shown, filtered);
}

function tellCounts(shown, filtered) {
  const total = everyRow.length;
  byId("status").textContent = !filtered ? say("shown_all", {total}) : shown ? say("shown", {shown, total}) : say("shown_none");
  for (const part of new Set(sheets.map((sheet) => sheet.part).filter(Boolean))) {
    const within = sheets.filter((sheet) => sheet.part === part);
    const all = within.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    const left = within.reduce((sum, sheet) => sum + sheet.shown, 0);
    part.querySelector(".count").textContent = left === all ? `${counted.format(all)} ${say("rows")}` : say("of", {shown: left, total: all});
    part.classList.toggle("nothing", left === 0);
  }
  for (const sheet of sheets) sheet.element.hidden = sheet.shown === 0;
}

let waiting = 0;
byId("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filterRows, 120); // people type a letter in about that time
});
form.addEventListener("change", filterRows);
form.addEventListener("submit", (submitted) => submitted.preventDefault());
form.addEventListener("reset", () => {
  onlyUnit = null;
  setTimeout(() => { filterRows(); showUnit(); });
});
new ResizeObserver(() => {
  const height = getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0;
  document.documentElement.style.setProperty("--bar", `${height}px`);
}).observe(form);
