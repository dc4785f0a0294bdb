// Light and dark, open and closed, and what goes to paper.
const root = document.documentElement;
const themeButton = byId("theme");

// A page opened from a mail may have no storage of its own: then the choice lasts as long as the page.
function remembered(theme) {
  try {
    if (theme) localStorage.setItem("theme", theme);
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

function showTheme(theme) {
  root.dataset.theme = theme;
  themeButton.setAttribute("aria-pressed", String(theme === "dark"));
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const themeNow = () => root.dataset.theme || (prefersDark.matches ? "dark" : "light");
const themeKept = remembered();
if (themeKept === "dark" || themeKept === "light") showTheme(themeKept);
themeButton.setAttribute("aria-pressed", String(themeNow() === "dark"));
prefersDark.addEventListener("change", () => themeButton.setAttribute("aria-pressed", String(themeNow() === "dark")));
themeButton.addEventListener("click", () => {
  const theme = themeNow() === "dark" ? "light" : "dark";
  showTheme(theme);
  remembered(theme);
});

const foldable = () => document.querySelectorAll("main > section > details");
const openAll = (isOpen) => { for (const one of foldable()) one.open = isOpen; };
byId("expand").addEventListener("click", () => openAll(true));
byId("collapse").addEventListener("click", () => openAll(false));
byId("print").addEventListener("click", () => print());

let closedBefore = [];
addEventListener("beforeprint", () => {
  closedBefore = [...document.querySelectorAll("main details:not([open])")];
  for (const one of closedBefore) one.open = true;
});
addEventListener("afterprint", () => { for (const one of closedBefore) one.open = false; });
