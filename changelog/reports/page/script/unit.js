// A link to a unit: its history, and all its rows highlighted.
const panel = byId("unit");
let highlighted = [];

function historyTable(versions) {
  const columns = ["from", "to", "code", "name", "rank", "parent", "event", "agreement"];
  const named = (unit, day) => {
    const known = unit >= 0 && versionsOf(unit).find((version) => isInForce(version, day));
    return known ? titled(known) : say(unit === -1 ? "top" : "unknown");
  };
  const cell = (text, key) => {
    const made = make("td", {}, text);
    made.style.setProperty("--is", JSON.stringify(island.say[`column.${key}`])); // as in the rules of other tables
    return made;
  };
  const row = (version) => make("tr", {}, ...[
    inWords(version.from), version.to ? inWords(version.to) : say("in_force"), version.code, version.name, rankOf(version),
    named(version.parent, version.from),
    [version.opening, version.closing].filter(Boolean).map((kind) => signed(kind)[1]).join("; "), agreementOf(version),
  ].map((text, i) => cell(text, columns[i])));
  return make("table", {class: "carded"}, make("caption", {}, say("unit_history")),
    make("thead", {}, make("tr", {}, ...columns.map((key) => make("th", {scope: "col"}, island.say[`column.${key}`])))),
    make("tbody", {}, ...versions.map(row)));
}

function nameOfUnit(versions, found) {
  if (versions.length) return titled(versions[versions.length - 1]);
  const link = found.length && found[0].rows[0].row.querySelector("a");
  return link ? link.textContent : say("unknown");
}

// Buttons that lead to the first row of the unit in each table.
function leads(found) {
  return found.map(({sheet, rows}) => {
    const button = make("button", {type: "button"}, `${sheet.element.caption.textContent} (${counted.format(rows.length)})`);
    button.addEventListener("click", () => {
      if (sheet.part) sheet.part.open = true;
      rows[0].row.scrollIntoView({block: "center"});
      const link = rows[0].row.querySelector("a");
      if (link) link.focus({preventScroll: true});
    });
    return button;
  });
}

function onlyButton(unit) {
  const button = make("button", {type: "button", "aria-pressed": String(onlyUnit === unit)}, say("only_unit"));
  button.addEventListener("click", () => {
    onlyUnit = onlyUnit === unit ? null : unit;
    button.setAttribute("aria-pressed", String(onlyUnit === unit));
    filterRows();
  });
  return button;
}

function closeButton() {
  const button = make("button", {type: "button"}, say("close"));
  button.addEventListener("click", () => {
    history.replaceState(null, "", " ");
    showUnit();
    byId("main").focus({preventScroll: true});
  });
  return button;
}

// An address that was cut or mistyped names no unit.
function unitAsked() {
  try {
    return island.units.indexOf(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return -1;
  }
}

function showUnit(isMoving = false) {
  for (const one of highlighted) one.row.classList.remove("of-unit");
  const unit = unitAsked();
  if (onlyUnit !== null && onlyUnit !== unit) { onlyUnit = null; filterRows(); }
  panel.hidden = unit < 0;
  if (unit < 0) return;
  const found = rowsOfUnit(unit);
  highlighted = found.flatMap(({rows}) => rows);
  for (const one of highlighted) one.row.classList.add("of-unit");
  const versions = versionsOf(unit);
  const heading = make("h2", {id: "unit-name", tabindex: "-1"}, nameOfUnit(versions, found));
  const told = highlighted.length ? say("rows_of_unit", {count: highlighted.length}) : say("not_in_report");
  panel.replaceChildren(heading, make("p", {}, told), make("div", {class: "tools"}, ...leads(found),
    ...(found.length ? [onlyButton(unit)] : []), closeButton()), ...(versions.length ? [historyTable(versions)] : []));
  if (isMoving) {
    heading.focus({preventScroll: true});
    panel.scrollIntoView({block: "start"});
  }
}

addEventListener("hashchange", () => showUnit(true));
filterRows();
showUnit();
// Not before the browser has itself gone to where the address points.
addEventListener("load", () => { if (unitAsked() >= 0) showUnit(true); });
