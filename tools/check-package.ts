/**
 * Checks the package that npm would publish: `npm run check:package`
 *
 * Packs it, looks into it, installs it where users do, and runs it there: in an empty folder, globally, behind a link, in
 * a folder with blanks and umlauts, in one that nobody may write to, with several versions of Node and npm, with pnpm and Yarn. What needs
 * a program that npm cannot fetch is told as not run. Exit code: 0 all is well, 1 something is not.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientChecks } from "./check-package/clients.ts";
import { contentChecks } from "./check-package/contents.ts";
import { pack } from "./check-package/pack.ts";
import { placeChecks } from "./check-package/places.ts";
import { speedChecks } from "./check-package/speed.ts";
import { runChecks } from "./named-checks.ts";

process.exitCode = await main();

async function main(): Promise<number> {
  // Other users run it, too, and the folder of temporary files is their way to it.
  const folder = mkdtempSync(join(tmpdir(), "flakelint-package-"));
  try {
    const packed = await pack(folder);
    const checks = [...contentChecks, ...placeChecks, ...clientChecks, ...speedChecks];
    return runChecks(checks, packed) ? 0 : 1;
  } finally {
    spawnSync("chmod", ["-R", "u+w", folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}
