// The versions of units, and what follows from them: who is in force on a day, and what changed on it.
const NAMES = ["unit", "code", "name", "rank", "parent", "from", "to", "opening", "closing", "agreement"];
const institutions = island.lives.map(({name, days, versions}) => ({
  name, days,
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

// What is different between two successive states: kind of change -> what to say of the state before. What one of the two
// does not know (a code, a level, a place) is no change.
function differences(before, now, named) {
  const found = [];
  if (before.name !== now.name) found.push(["unit.renamed", say("called_before", {name: before.name})]);
  if (before.parent !== now.parent && before.parent !== -2 && now.parent !== -2) found.push(["unit.reassigned", say("came_from", {name: named(before.parent)})]);
  if (before.rank !== now.rank && before.rank >= 0 && now.rank >= 0) found.push(["unit.transformed", say("level_before", {rank: rankOf(before)})]);
  if (before.code !== now.code && before.code && now.code) found.push(["unit.recoded", say("code_before", {code: before.code})]);
  return found;
}

// By unit, its version that ended on the day and the changes that began the next; `gone` are those that have no next.
function changesOn(institution, day) {
  const ended = new Map(institution.versions.filter((version) => version.to === day).map((version) => [version.unit, version]));
  const changed = new Map();
  const nameBefore = (unit) => {
    const known = ended.get(unit) || institution.versions.find((version) => version.unit === unit && isInForce(version, day));
    return known ? known.name : unit === -1 ? say("top") : say("unknown");
  };
  for (const version of institution.versions) {
    if (version.from !== day) continue;
    const before = ended.get(version.unit);
    const signs = version.opening ? [[version.opening, ""]] : before ? differences(before, version, nameBefore) : [];
    if (signs.length) changed.set(version.unit, {signs, before});
    ended.delete(version.unit);
  }
  return {changed, gone: [...ended.values()]};
}
