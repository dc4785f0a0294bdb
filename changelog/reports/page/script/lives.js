// The versions of units, and what follows from them: who is in force on a day, and what changed on it.
const NAMES = ["unit", "code", "name", "rank", "parent", "from", "to", "opening", "closing", "agreement"];
const institutions = island.lives.map(({name, days, last, turns, versions}) => ({
  name, days, last, turns,
  versions: versions.map((version) => Object.fromEntries(NAMES.map((key, i) => [key, version[i]]))),
}));
const isInForce = (version, day) => version.from <= day && (!version.to || day < version.to);
const titled = (version) => `${version.code} ${version.name}`.trim();
const rankOf = (version) => (version.rank >= 0 ? island.ranks[version.rank] : "");
const agreementOf = (version) => (version.agreement >= 0 ? island.agreements[version.agreement] : "");
const inWords = (day) => dayFormat.format(new Date(`${day}T00:00:00Z`));
const versionsOf = (unit) => institutions.flatMap((one) => one.versions.filter((version) => version.unit === unit))
  .sort((one, other) => (one.from < other.from ? -1 : 1));

// By unit, its version on the day.
const structureOn = (institution, day) =>
  new Map(institution.versions.filter((version) => isInForce(version, day)).map((version) => [version.unit, version]));

// What the report tells of the day, act by act: `changed` the signs of a unit by its number, `counts` how many own changes of
// each kind, `consequences` how many follow from others; `gone` are the versions that ended without a next.
function changesOn(institution, day) {
  const changed = new Map();
  const counts = new Map();
  let consequences = 0;
  for (const [date, kind, isInherited, units, before] of institution.turns) {
    if (date !== day) continue;
    if (isInherited) consequences += 1;
    else counts.set(kind, (counts.get(kind) || 0) + 1);
    for (const unit of units) changed.set(unit, [...(changed.get(unit) || []), [kind, before]]);
  }
  const goesOn = new Set(institution.versions.filter((version) => version.from === day).map((version) => version.unit));
  const gone = institution.versions.filter((version) => version.to === day && !goesOn.has(version.unit));
  return {changed, counts, consequences, gone};
}
