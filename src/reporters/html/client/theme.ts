const themes = ["auto", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const storageKey = "flakelint-theme";

/** Takes the theme that was chosen before, so early that nothing flashes. */
export function restoreTheme(): void {
  setTheme(storedTheme());
}

/** Makes the button go through the themes. */
export function equipThemeButton(button: HTMLButtonElement): void {
  const label = () => {
    button.textContent = { auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark" }[currentTheme()];
  };
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(currentTheme()) + 1) % themes.length] as Theme;
    setTheme(next);
    store(next);
    label();
  });
  label();
}

function currentTheme(): Theme {
  return themes.find((theme) => theme === document.documentElement.dataset.theme) ?? "auto";
}

function setTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Pages opened from disk may have no storage. */
function storedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(storageKey)) ?? "auto";
  } catch {
    return "auto";
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // The choice holds until the page is closed.
  }
}
