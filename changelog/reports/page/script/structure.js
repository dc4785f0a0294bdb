// The structure of one day as a tree, with what changed on that day signed.
const tree = byId("tree");
const closedByHand = new Set();

const signed = (kind) => {
  const [letter, phrase] = island.signs[kind] || ["", ""];
  return [letter ? make("span", {class: `sign ${letter}`, "aria-hidden": "true"}, letter) : null, phrase || say("differently")];
};

// One unit: its signs, code and name, and in words what changed.
function described(version, signs, isGone) {
  const shown = make("span", {class: isGone ? "one gone" : "one"});
  for (const [kind] of signs) shown.append(...signed(kind).slice(0, 1).filter(Boolean));
  shown.append(make("a", {href: `#${island.units[version.unit]}`}, titled(version)));
  const told = signs.map(([kind, before]) => [signed(kind)[1], before].filter(Boolean).join(": "));
  if (told.length) shown.append(make("span", {class: "quiet"}, ` (${told.join("; ")})`));
  return shown;
}

// Who hangs from whom on the day; what hangs from nobody in force stands at the top, and so does a circle's first.
function hangings(structure, gone) {
  const below = new Map();
  const hang = (parent, entry) => below.set(parent, [...(below.get(parent) || []), entry]);
  for (const version of structure.values()) {
    hang(structure.has(version.parent) ? version.parent : version.parent === -2 ? -2 : -1, {version, isGone: false});
  }
  for (const version of gone) hang(structure.has(version.parent) ? version.parent : -1, {version, isGone: true});
  return below;
}

function drawn(entry, below, changes, onlyChanged, seen) {
  const {version, isGone} = entry;
  if (!isGone && seen.has(version.unit)) return null;
  if (!isGone) seen.add(version.unit);
  const signs = changes.changed.get(version.unit) || (isGone ? [[version.closing || "unit.no_longer_documented", ""]] : []);
  const under = isGone ? [] : (below.get(version.unit) || []).map((one) => drawn(one, below, changes, onlyChanged, seen)).filter(Boolean);
  if (onlyChanged && !signs.length && !under.length) return null;
  const shown = described(version, signs, isGone);
  if (!under.length) return make("li", {}, make("div", {class: "leaf"}, shown));
  const list = make("ul", {}, ...under);
  return make("li", {}, make("div", {class: "leaf"}, foldButton(version, list, onlyChanged), shown), list);
}

// Opens and closes what hangs from a unit; what was closed by hand stays closed on other days.
function foldButton(version, list, onlyChanged) {
  const button = make("button", {type: "button", class: "fold", "aria-label": say("below", {unit: titled(version)})});
  const show = (isOpen) => {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  show(onlyChanged || !closedByHand.has(version.unit));
  button.addEventListener("click", () => {
    show(list.hidden);
    if (list.hidden) closedByHand.add(version.unit);
    else closedByHand.delete(version.unit);
  });
  return button;
}

function drawStructure(institution, day) {
  const structure = structureOn(institution, day);
  const changes = changesOn(institution, day);
  const below = hangings(structure, changes.gone);
  const onlyChanged = byId("only-changed").checked;
  const seen = new Set();
  const draw = (entries) => entries.map((entry) => drawn(entry, below, changes, onlyChanged, seen)).filter(Boolean);
  const top = draw(below.get(-1) || []);
  const unplaced = draw(below.get(-2) || []);
  const circles = draw([...structure.values()].filter((version) => !seen.has(version.unit)).map((version) => ({version, isGone: false})));
  tree.replaceChildren(make("ul", {}, ...top, ...circles));
  if (unplaced.length) tree.append(make("h3", {}, say("unplaced")), make("ul", {}, ...unplaced));
  tellDay(structure, changes, day);
}

function tellDay(structure, changes, day) {
  const told = [...changes.counts].map(([kind, many]) => `${signed(kind)[1]} ${counted.format(many)}`);
  if (changes.consequences) told.push(say("consequences", {count: changes.consequences}));
  const isFirst = day === chosen().days[0][0];
  byId("day-status").textContent = [
    say("units_on", {count: structure.size, day: inWords(day)}),
    told.length ? say("changed_on", {changes: told.join(", ")}) : say(isFirst ? "first_day" : "unchanged_on"),
  ].join(" ");
}

const listed = byId("institution");
const chosen = () => institutions[listed ? Number(listed.value) : 0];

if (institutions.length) {
  const slider = byId("day");
  const exact = byId("any-day");
  const show = (day) => {
    const {days} = chosen();
    const place = Math.max(0, days.findLastIndex(([known]) => known <= day));
    slider.max = days.length - 1;
    slider.value = place;
    slider.setAttribute("aria-valuetext", inWords(day));
    byId("day-said").textContent = inWords(day);
    byId("earlier").disabled = place === 0 && day <= days[0][0];
    byId("later").disabled = place === days.length - 1;
    if (exact.value !== day) exact.value = day;
    drawStructure(chosen(), day);
  };
  const step = (by) => {
    const {days} = chosen();
    const between = by < 0 && !days.some(([day]) => day === exact.value) ? 1 : 0;
    show(days[Math.min(days.length - 1, Math.max(0, Number(slider.value) + by + between))][0]);
  };
  const start = () => {
    const {days} = chosen();
    [exact.min, exact.max] = [days[0][0], chosen().last];
    show(days[days.length - 1][0]);
  };
  slider.addEventListener("input", () => show(chosen().days[Number(slider.value)][0]));
  byId("earlier").addEventListener("click", () => step(-1));
  byId("later").addEventListener("click", () => step(1));
  exact.addEventListener("change", () => {
    if (!exact.value) return;
    const [first, last] = [chosen().days[0][0], chosen().last];
    if (exact.value >= first && exact.value <= last) show(exact.value);
    else byId("day-status").textContent = say("outside", {day: inWords(exact.value), first: inWords(first), last: inWords(last)});
  });
  byId("only-changed").addEventListener("change", () => show(exact.value));
  if (listed) listed.addEventListener("change", start);
  start();
}
