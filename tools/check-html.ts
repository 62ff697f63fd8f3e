/**
 * Opens html reports in Chromium and uses them as a person would: `npm run check:html [-- --screenshots DIR]`.
 * Exit 0: all is well; 1: something is not; 2: there is no browser (`CHROMIUM` names one; default: /usr/bin/chromium).
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import * as checks from "./html/browser-checks.ts";
import { bigPage, checkedPage, graphPage, hostilePage } from "./html/sample-pages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const failures: string[] = [];

function tell(name: string, verdict: checks.Verdict): void {
  console.log(verdict === null ? `ok    ${name}` : `WRONG ${name}: ${verdict}`);
  if (verdict !== null) failures.push(name);
}

type Step = readonly [string, (page: Page) => Promise<checks.Verdict>];

/** Runs checks on one page, each after the other; whatever the page complains of is wrong. */
async function use(browser: Browser, name: string, file: string, steps: readonly Step[], options = {}): Promise<void> {
  const { page, offences } = await checks.openPage(browser, file, options);
  page.setDefaultTimeout(5000);
  for (const [what, step] of steps) {
    const verdict = await step(page).catch((error: Error) => error.message.split("\n", 1)[0] as string);
    tell(`${name}: ${what}`, verdict);
  }
  tell(`${name}: no errors, nothing loaded`, offences.length > 0 ? offences.join("; ") : null);
  await page.close();
}

async function checkFixture(browser: Browser, folder: string): Promise<string> {
  const file = join(folder, "broken.html");
  checkedPage(root, prepareFixture(folder), file);
  await use(browser, "report", file, [
    ["filters", checks.checkFilters],
    ["groups", checks.checkGroups],
    ["cards", checks.checkCards],
    ["graph", checks.checkGraph],
    ["keys", checks.checkKeys],
    ["theme", checks.checkTheme],
  ]);
  for (const dark of [false, true]) {
    const contrast: Step[] = [["contrast", checks.checkContrast]];
    await use(browser, `report, ${dark ? "dark" : "light"}`, file, contrast, { dark, height: 20_000 });
  }
  const width: Step[] = [["width", checks.checkWidth]];
  for (const hash of ["", "view=modules", "group=rule"]) {
    for (const pixels of [360, 1600]) {
      await use(browser, `${hash || "findings"} at ${pixels} px`, file, width, { width: pixels, height: 800, hash });
    }
  }
  return file;
}

/** The fixture as a repository of its own, named as people would name it. */
function prepareFixture(folder: string): string {
  const repository = join(folder, "nixos-config");
  cpSync(join(root, "fixtures/flakes/hosts-layout-broken"), repository, { recursive: true });
  return repository;
}

async function checkBig(browser: Browser, folder: string): Promise<string> {
  const file = join(folder, "big.html");
  const text = bigPage();
  writeFileSync(file, text);
  const { page, offences } = await checks.openPage(browser, file);
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
  const ready = await page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
  const timed = async (act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    return Math.round(performance.now() - start);
  };
  const search = await timed(() => page.locator("#filter-text").fill("host3/default"));
  const regroup = await timed(() => page.locator("#group-rule + span").click());
  await page.locator("#clear").click();
  const graph = await timed(() => page.locator("#view-modules").click());
  const host = await timed(() => page.locator("#filter-host").selectOption({ index: 2 }));
  console.log(
    `2000 findings, 400 modules: ${(text.length / 1e6).toFixed(2)} MB; first paint ${Math.round(Number(paint))} ms, ` +
      `ready ${Math.round(Number(ready))} ms; search ${search} ms, regroup ${regroup} ms, graph ${graph} ms, host ${host} ms`,
  );
  tell("big report: size", text.length < 3e6 ? null : `${text.length} characters`);
  tell("big report: opens in a moment", Number(ready) < 10_000 ? null : `${ready} ms`);
  tell("big report: no errors, nothing loaded", offences.length > 0 ? offences.join("; ") : null);
  await page.close();
  return file;
}

async function checkHostile(browser: Browser, folder: string): Promise<void> {
  const file = join(folder, "hostile.html");
  writeFileSync(file, hostilePage());
  const isSafe = async (page: Page): Promise<checks.Verdict> => {
    for (const group of ["rule", "host", "file"]) await page.locator(`#group-${group} + span`).click();
    await page.locator(".finding").getByRole("button", { name: "Why" }).click();
    await page.locator("#view-modules").click();
    await page.locator("#graph-inputs").check();
    for (const row of await page.locator("#graph-picture .row").all()) await row.dispatchEvent("click");
    const injected = await page.evaluate(
      "window.hacked !== undefined || document.querySelectorAll('img, main script').length > 0",
    );
    return injected ? "a string of the repository became a part of the page" : null;
  };
  await use(browser, "hostile strings", file, [["stay text", isSafe]]);
}

async function checkGraphPage(browser: Browser, folder: string): Promise<void> {
  const file = join(folder, "graph.html");
  graphPage(root, join(folder, "nixos-config"), file);
  const hasNodes = async (page: Page) => ((await checks.visible(page, ".row")) > 10 ? null : "the graph is empty");
  await use(
    browser,
    "graph alone",
    file,
    [
      ["nodes", hasNodes],
      ["width", checks.checkWidth],
    ],
    { width: 360, height: 800 },
  );
}

async function takePictures(browser: Browser, files: Readonly<Record<string, string>>, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, file] of Object.entries(files)) {
    for (const [view, hash] of Object.entries({ findings: "", rules: "group=rule", modules: "view=modules" })) {
      for (const [size, width, height, dark] of [
        ["light", 1440, 900, false],
        ["dark", 1440, 900, true],
        ["phone", 360, 800, false],
      ] as const) {
        const { page } = await checks.openPage(browser, file, { hash, width, height, dark });
        await page.screenshot({ path: join(folder, `${name}-${view}-${size}.png`) });
        await page.close();
      }
    }
  }
  console.log(`pictures are in ${folder}`);
}

async function main(): Promise<void> {
  if (!existsSync(executablePath)) {
    console.log(`not run: there is no ${executablePath}; name a Chromium in CHROMIUM`);
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "flakelint-html-"));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const broken = await checkFixture(browser, folder);
    const big = await checkBig(browser, folder);
    await checkHostile(browser, folder);
    await checkGraphPage(browser, folder);
    const [flag, target] = process.argv.slice(2);
    if (flag === "--screenshots" && target !== undefined) await takePictures(browser, { broken, big }, resolve(target));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (failures.length > 0) process.exitCode = 1;
}

await main();
