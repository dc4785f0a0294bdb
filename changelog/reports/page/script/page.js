// What every other part uses: the data, the phrases, and how elements are made. Nothing is ever made from text as HTML.
const island = JSON.parse(document.getElementById("island").textContent);
const locale = island.language === "es" ? "es-MX" : "en-GB";
const counted = new Intl.NumberFormat(locale);
const dayFormat = new Intl.DateTimeFormat(locale, {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});
const byId = (id) => document.getElementById(id);

// The phrase of a key with its blanks filled in; numbers as people write them.
function say(key, values = {}) {
  return island.say[key].replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? counted.format(value) : value;
  });
}

// An element with attributes and children; text is text.
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// Without case and accents, so that "coordinacion" finds "Coordinación".
const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

document.documentElement.classList.add("scripted");
