import type { Browser, Page } from "playwright-core";

/** What a check finds wrong, as a sentence; `null` where all is well. */
export type Verdict = string | null;

/** Opens a file, and notes all that a report must not do: errors of scripts, refused contents, requests. */
export async function openPage(
  browser: Browser,
  file: string,
  options: { readonly hash?: string; readonly width?: number; readonly height?: number; readonly dark?: boolean } = {},
): Promise<{ readonly page: Page; readonly offences: readonly string[] }> {
  const { hash = "", width = 1440, height = 900, dark = false } = options;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  const offences: string[] = [];
  page.on("console", (message) => offences.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => offences.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`file://${file}`) && !request.url().startsWith("data:"))
      offences.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${hash === "" ? "" : `#${hash}`}`);
  return { page, offences };
}

/** The number of elements that people can see. */
export function visible(page: Page, selector: string): Promise<number> {
  return page.locator(selector).filter({ visible: true }).count();
}

export async function checkFilters(page: Page): Promise<Verdict> {
  const all = await visible(page, ".finding");
  await page.locator("label.toggle.warning").click();
  const withoutWarnings = await visible(page, ".finding");
  if (withoutWarnings >= all || (await visible(page, ".finding.warning")) > 0)
    return "warnings are shown though they are switched off";
  if (!page.url().includes("without=warning")) return "the address does not tell which severities are left out";
  await page.locator("#clear").click();
  if ((await visible(page, ".finding")) !== all) return "clearing the filters does not bring all findings back";
  await page.locator("#filter-text").fill("home-manager brings");
  const found = await visible(page, ".finding");
  if (found === 0 || found >= all) return `searching shows ${found} of ${all}`;
  const status = await page.locator("#shown").textContent();
  if (status !== `${found} of ${all} findings`) return `the count says '${status}'`;
  await page.locator("#clear").click();
  await page.locator("#filter-rule").selectOption("missing-follows");
  if ((await visible(page, '.finding:not([data-rule="missing-follows"])')) > 0)
    return "the rule filter lets other rules pass";
  await page.reload();
  if ((await page.locator("#filter-rule").inputValue()) !== "missing-follows") return "a reload forgets the filters";
  await page.locator("#clear").click();
  await page.locator("#filter-fixable").check();
  if ((await visible(page, ".finding:not([data-fix])")) > 0) return "what is not fixable is shown";
  await page.locator("#clear").click();
  return null;
}

export async function checkGroups(page: Page): Promise<Verdict> {
  const all = await visible(page, ".finding");
  for (const group of ["rule", "host", "file"]) {
    await page.locator(`#group-${group} + span`).click();
    if ((await visible(page, ".finding")) !== all) return `grouping by ${group} loses findings`;
    const groups = await visible(page, ".group");
    const contents = await visible(page, "#contents li");
    if (groups === 0 || groups !== contents) return `by ${group}: ${groups} groups, ${contents} in the contents`;
  }
  return null;
}

export async function checkCards(page: Page): Promise<Verdict> {
  const card = page.locator(".finding").first();
  await card.getByRole("button", { name: "Why" }).click();
  if ((await card.locator(".why-box p").count()) === 0) return "the reason of a finding is not shown";
  await card.getByRole("button", { name: "Copy path" }).click();
  await card.getByRole("button", { name: "Copied" }).waitFor({ timeout: 1000 });
  return null;
}

export async function checkGraph(page: Page): Promise<Verdict> {
  await page.locator("#view-modules").click();
  const rows = await visible(page, "#graph-picture .row");
  if (rows < 10) return `the graph has ${rows} nodes`;
  if ((await page.locator("#graph-picture .badge").count()) === 0) return "no node tells of its findings";
  await page.locator('#graph-picture .row[aria-label^="hosts/laptop/configuration.nix"]').click();
  const details = page.locator("#graph-details");
  if ((await details.locator("h3").textContent()) !== "hosts/laptop/configuration.nix")
    return "a click on a node does not show it";
  if ((await page.locator(".wires .outgoing").count()) === 0) return "the imports of a node are not drawn";
  if ((await page.locator(".row.imported").count()) === 0 || (await page.locator(".row.importer").count()) === 0) {
    return "importers and imports are not highlighted";
  }
  if (!page.url().includes("module=hosts%2Flaptop%2Fconfiguration.nix"))
    return "the address does not tell which node is looked at";
  await page.locator("#filter-host").selectOption("nixosConfigurations.laptop");
  const ofLaptop = await visible(page, "#graph-picture .row");
  if (ofLaptop >= rows) return "the host filter leaves the modules of other hosts in the graph";
  if ((await page.locator('.row[aria-label^="nixosConfigurations.desktop"]').count()) > 0)
    return "another host is in the graph";
  await page.locator("#filter-host").selectOption("");
  await details.locator(".finding-link").first().click();
  if ((await page.locator(".finding:focus").count()) !== 1) return "a finding of a node does not lead to its card";
  await page.locator(".finding:focus").getByRole("button", { name: "Show in graph" }).click();
  if ((await page.locator(".row.selected").count()) !== 1) return "a finding does not lead to its node";
  await page.locator("#find-module").fill("audio");
  if ((await page.locator(".row.found").count()) === 0) return "a module is not found by its name";
  await page.locator("#find-module").fill("");
  return null;
}

export async function checkKeys(page: Page): Promise<Verdict> {
  await page.locator("#view-modules").click();
  await page.locator("#graph-picture").focus();
  await page.keyboard.press("ArrowRight");
  const first = await page.locator(".row.selected").getAttribute("data-key");
  await page.keyboard.press("ArrowDown");
  const second = await page.locator(".row.selected").getAttribute("data-key");
  if (first === null || first === second) return "arrow keys do not walk through the graph";
  await page.keyboard.press("Escape");
  if ((await page.locator(".row.selected").count()) !== 0) return "Escape does not leave the node";
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const focused = await page.evaluate("[...document.querySelectorAll('.finding')].indexOf(document.activeElement)");
  if (focused !== 1) return `'j' twice leads to finding ${focused}`;
  await page.keyboard.press("/");
  if ((await page.evaluate("document.activeElement.id")) !== "filter-text") return "'/' does not lead to the search";
  return null;
}

export async function checkTheme(page: Page): Promise<Verdict> {
  const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
  const auto = await background();
  await page.locator("#theme").click();
  const light = await background();
  await page.locator("#theme").click();
  const dark = await background();
  return auto === light && light !== dark ? null : `backgrounds are ${auto}, ${light}, ${dark}`;
}

/** Whether anything makes the page wider than the window. */
export async function checkWidth(page: Page): Promise<Verdict> {
  const [content, window] = (await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")) as [
    number,
    number,
  ];
  return content > window ? `the page is ${content} px wide in a window of ${window} px` : null;
}

/** Texts that do not stand out from their background as much as WCAG AA asks for (4.5 to 1). */
export async function checkContrast(page: Page): Promise<Verdict> {
  const faint = (await page.evaluate(contrastScript)) as string[];
  return faint.length > 0 ? `hard to read: ${faint.slice(0, 4).join("; ")}` : null;
}

const contrastScript = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = parse(getComputedStyle(one).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  for (const element of document.querySelectorAll("body *:not(script):not(svg *):not(option)")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "")) continue;
    if (!element.checkVisibility() || element.matches(":disabled + span")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.add(element.tagName + "." + element.className + " " + ratio.toFixed(2));
  }
  return [...faint];
})()`;
