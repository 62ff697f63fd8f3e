/** Makes dist/: the program in one folder, with nothing to install beside it. Run by `npm run build`. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { completionScript } from "../src/cli/completion-command.ts";
import { lazyModules, oneHotFile } from "./build/hot-file.ts";
import { bundleLateLibraries, lateImports, ownRequire } from "./build/late-libraries.ts";
import { lateEntries, lateModules } from "./build/late-modules.ts";
import { leanRules, projectRules } from "./build/late-rules.ts";
import { bundledPackages, renderNotices } from "./build/notices.ts";
import { bundling } from "./build/options.ts";
import { type Bundle, keyOf, type ProgramFiles, programFiles } from "./build/program-file.ts";
import { root } from "./build/root.ts";
import { ruleTexts, ruleTextsFile } from "./build/rule-texts.ts";
import { sourceIdentity } from "./build/source-identity.ts";
import { manPage } from "./man-page.ts";

/**
 * yargs measures help texts with string-width, whose table of emoji takes 24 ms to build, and reads translations from a
 * folder beside the program. Our help is plain English: two small modules do.
 */
const plainHelp: Plugin = {
  name: "plain-help",
  setup(builder) {
    const modules: Readonly<Record<string, string>> = {
      "string-width": "plain-width.js",
      y18n: "plain-english.js",
    };
    builder.onResolve({ filter: /^(string-width|y18n)$/ }, ({ path }) => ({
      path: join(root, "tools/bundled", modules[path] as string),
    }));
  },
};

/** Of package.json the program needs its name and version; the rest would be shipped and parsed for nothing. */
const slimManifest: Plugin = {
  name: "slim-manifest",
  setup(builder) {
    builder.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      const { name, version } = JSON.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify({ name, version }), loader: "json" };
    });
  },
};

/** The modules that the program and its threads begin with. */
const entryPoints = { main: "src/cli/main.ts", "lint-worker": "src/cli/lint-worker.ts" } as const;

/**
 * The files that are started, with what they load first. Of the threads of a run only the first keeps compiled code: it has
 * done all that the others do.
 */
const starts = {
  "cli.js": { firstFile: "main.js", keepsCode: true },
  "worker.js": { firstFile: "lint-worker.js", keepsCode: false },
} as const;

/** Builds into a folder, which is emptied first. */
export async function buildProgram(folder: string): Promise<void> {
  const bundles = [await bundleCommands(), await bundleLateLibraries()];
  const files = new Map([...(await programFiles(bundles)), [ruleTextsFile, ruleTexts()]]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  for (const [name, start] of Object.entries(starts)) writeFileSync(join(folder, name), await startOf(start, files));
  const program = join(folder, "cli.js");
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`);
  chmodSync(program, 0o755);
  // Node takes files for modules otherwise, as package.json around them says, and loads modules 4 ms later.
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  copyFileSync(join(root, "src/parser/nix.wasm"), join(folder, "nix.wasm"));
  writeFileSync(
    join(folder, "THIRD-PARTY-NOTICES.md"),
    renderNotices(bundledPackages(bundles.map(({ metafile }) => metafile))),
  );
  writeShellFiles(folder);
}

/** All of src/ but the start: a file for what most runs need, and others that are loaded when they are needed. */
async function bundleCommands(): Promise<Bundle> {
  const options = {
    ...bundling,
    entryPoints: { ...entryPoints, ...lateEntries, [projectRules]: projectRules },
    outdir: ".",
    splitting: true,
    format: "esm",
    chunkNames: "[name]-[hash]",
    define: { FLAKELINT_BUILD: JSON.stringify(sourceIdentity()) },
  } satisfies BuildOptions;
  const plugins = [plainHelp, lateImports, lateModules, ownRequire, slimManifest, leanRules];
  const survey = await build({ ...options, plugins: [...plugins, oneHotFile(new Set())] });
  return build({
    ...options,
    plugins: [
      ...plugins,
      oneHotFile(lazyModules(survey.metafile, [entryPoints["lint-worker"], ...Object.values(lateEntries)])),
    ],
  });
}

/** A file that is started, which loads the others. */
async function startOf(start: (typeof starts)[keyof typeof starts], files: ProgramFiles): Promise<string> {
  const known = { ...start, buildKey: keyOf(version(), files) };
  const define = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)]));
  const entry = ["src/cli/start.ts"];
  const { outputFiles } = await build({ ...bundling, entryPoints: entry, outdir: ".", format: "cjs", define });
  return outputFiles[0]?.text ?? "";
}

/** What packages install beside the program: completion under the names that each shell looks for, and the manual. */
function writeShellFiles(folder: string): void {
  const files = {
    "completions/flakelint.bash": completionScript("bash"),
    "completions/_flakelint": completionScript("zsh"),
    "completions/flakelint.fish": completionScript("fish"),
    "man/flakelint.1": manPage(version()),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function version(): string {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
}

if (process.argv[1] !== undefined && dirname(process.argv[1]) === dirname(fileURLToPath(import.meta.url))) {
  await buildProgram(join(root, "dist"));
}
