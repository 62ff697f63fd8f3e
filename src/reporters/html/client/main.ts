import { equipCards } from "./card-tools.ts";
import { byId } from "./elements.ts";
import { Page } from "./page.ts";
import { equipThemeButton, restoreTheme } from "./theme.ts";

restoreTheme();
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  const page = new Page();
  page.followAddress();
  equipThemeButton(byId<HTMLButtonElement>("theme"));
  equipCards(page.findings, { showModule: (module) => page.showModule(module) });
});
