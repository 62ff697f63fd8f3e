/**
 * Writes src/knowledge/renamed-options.data.ts: `npm run renamed-options -- LIBRARY CLASS RELEASE=MODULES… [CLASS …]`
 *
 * LIBRARY is the folder `lib` of nixpkgs, CLASS is `nixos`, `darwin` or `home`, RELEASE=MODULES a release and the folder
 * of its modules, oldest first. Each module file that mentions a function for renamed options is evaluated by the Nix on
 * PATH, with these functions replaced by ones that record their paths; no text of a module is kept. An entry that the
 * last release has counts since the first of those that have it without a gap.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const recorder = fileURLToPath(new URL("renamed-options/record.nix", import.meta.url));
const target = fileURLToPath(new URL("../src/knowledge/renamed-options.data.ts", import.meta.url));

const classes = ["nixos", "darwin", "home"];
const signs: Readonly<Record<string, string>> = { renamed: ">", changed: "~", removed: "!" };

const topLevel: ReadonlySet<string> = new Set(
  (
    "accounts appstream boot console containers documentation environment fonts gtk hardware home homebrew i18n ids " +
    "krb5 launchd location manual networking news nix nixpkgs nixos pam power powerManagement programs qt security " +
    "services snapraid sound specialisation stubby swapDevices system systemd targets time users virtualisation " +
    "wayland xdg xresources xsession zramSwap"
  ).split(" "),
);

interface Recorded {
  readonly how: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

process.exitCode = await main(process.argv.slice(2));

async function main([library, ...rest]: readonly string[]): Promise<number> {
  if (library === undefined || !classes.includes(rest[0] ?? "")) {
    process.stderr.write("usage: npm run renamed-options -- LIBRARY CLASS RELEASE=MODULES… [CLASS …]\n");
    return 2;
  }
  const lines: string[] = [];
  for (const [moduleClass, releases] of byClass(rest)) {
    const since = await sinceWhen(resolve(library), releases);
    for (const release of [...new Set(since.values())].sort()) {
      const entries = [...since.keys()].filter((entry) => since.get(entry) === release);
      lines.push(`${moduleClass} ${release}`, ...entries.sort());
    }
  }
  writeFileSync(target, dataFile(lines));
  return 0;
}

function byClass(argv: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const argument of argv) {
    if (classes.includes(argument)) {
      current = [];
      found.set(argument, current);
    } else current.push(argument);
  }
  return found;
}

/** Each entry that the last release has, with the first release from which on all have it. */
async function sinceWhen(library: string, releases: readonly string[]): Promise<Map<string, string>> {
  let since = new Map<string, string>();
  for (const argument of releases) {
    const [release, folder] = argument.split("=") as [string, string];
    const entries = await entriesIn(library, resolve(folder));
    since = new Map([...entries].map((entry) => [entry, since.get(entry) ?? release]));
    process.stderr.write(`${argument}: ${entries.size} entries\n`);
  }
  return since;
}

async function entriesIn(library: string, folder: string): Promise<Set<string>> {
  const homeLibrary = existsSync(join(folder, "lib", "deprecations.nix")) ? join(folder, "lib") : null;
  const entries = new Set<string>();
  for (const file of moduleFiles(folder)) {
    for (const recorded of await recordedIn(library, homeLibrary, file)) {
      // A module of a submodule names its options without those around it.
      if (isTopLevel(recorded.from[0])) entries.add(lineOf(recorded));
    }
  }
  return entries;
}

function moduleFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".nix"))
    .map((path) => join(folder, path))
    .filter((path) => /mk\w*OptionModule|mk\w*Renamed|doRename/.test(readFileSync(path, "utf8")))
    .sort();
}

async function recordedIn(library: string, homeLibrary: string | null, file: string): Promise<readonly Recorded[]> {
  const home = homeLibrary === null ? "null" : `(/. + ${JSON.stringify(homeLibrary)})`;
  const path = (name: string) => `(/. + ${JSON.stringify(name)})`;
  const expression = `import ${path(recorder)} { library = ${path(library)}; homeLibrary = ${home}; file = ${path(file)}; }`;
  try {
    const { stdout } = await promisify(execFile)(
      "nix-instantiate",
      ["--eval", "--strict", "--json", "--expr", expression],
      { timeout: 60_000, maxBuffer: 2 ** 26 },
    );
    return JSON.parse(stdout);
  } catch (error) {
    const [reason] = /error: .*/.exec(String(error)) ?? ["no answer"];
    process.stderr.write(`${file}: ${reason}\n`);
    return [];
  }
}

function isTopLevel(step: string | undefined): boolean {
  return step !== undefined && topLevel.has(step);
}

function lineOf({ how, from, to }: Recorded): string {
  return [from.join("."), signs[how], to.join(".")].join(" ").trimEnd();
}

function dataFile(lines: readonly string[]): string {
  return `// Written by tools/renamed-options.ts; do not edit.\nexport const renamedOptions = \`\n${lines.join("\n")}\n\`;\n`;
}
