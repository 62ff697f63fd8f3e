import { equipCards } from "./card-tools.ts";
import { byId } from "./elements.ts";
import { Page } from "./page.ts";
import { equipThemeButton, restoreTheme } from "./theme.ts";

restoreTheme();
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  measureHead();
  addEventListener("resize", measureHead);
  const page = new Page();
  page.followAddress();
  equipThemeButton(byId<HTMLButtonElement>("theme"));
  equipCards(page.findings, { showModule: (module) => page.showModule(module) });
});

/** Tells the style how much of the window the head takes, which depends on how its lines break. */
function measureHead(): void {
  const bar = byId("filters");
  const { style } = document.documentElement;
  const isSticky = getComputedStyle(bar).position === "sticky";
  style.setProperty("--bar-height", `${isSticky ? bar.offsetHeight : 0}px`);
  style.setProperty("--graph-top", `${bar.offsetTop + bar.offsetHeight}px`);
}
