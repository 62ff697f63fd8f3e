/** Makes dist/: the program in one folder, with nothing to install beside it. Run by `npm run build`. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { completionScript } from "../src/cli/completion-command.ts";
import { manPage } from "./man-page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

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

/**
 * Few runs match a glob or read YAML, and those that do may wait: these libraries are files of their own, which are read when
 * one of their functions is called first. They are CommonJS, because an import would have to be awaited.
 */
const lateLibraries: Readonly<Record<string, { readonly entry: string; readonly functions: readonly string[] }>> = {
  picomatch: { entry: "node_modules/picomatch/index.js", functions: ["default"] },
  // The build of yaml for Node asks for `process`.
  yaml: {
    entry: "node_modules/yaml/browser/dist/index.js",
    functions: ["isAlias", "isMap", "isScalar", "isSeq", "parseDocument"],
  },
};

const lateImports: Plugin = {
  name: "late-imports",
  setup(builder) {
    const names = Object.keys(lateLibraries).join("|");
    builder.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({ path, namespace: "late" }));
    builder.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({ contents: lateModule(path) }));
  },
};

function lateModule(name: string): string {
  const functions = lateLibraries[name]?.functions ?? [];
  return [
    'import { createRequire } from "node:module";',
    `let library; const load = () => (library ??= createRequire(import.meta.url)("./${name}.cjs"));`,
    ...functions.map((exported) => {
      const called = exported === "default" ? "load()" : `load().${exported}`;
      const declared = exported === "default" ? "default" : `const ${exported} =`;
      return `export ${declared} (...given) => ${called}(...given);`;
    }),
  ].join("\n");
}

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

/** What `check` needs, which is what a hook runs. */
const hotModule = join(root, "src/cli/check-command.ts");

/**
 * esbuild puts code into one file with other code only if the same entries need both, and makes an entry of every module
 * that is imported when needed: `check` would be scattered over twenty small files. So each such module is made to need
 * all that `check` needs, which is loaded before it anyway.
 */
function oneHotFile(lazyModules: ReadonlySet<string>): Plugin {
  return {
    name: "one-hot-file",
    setup(builder) {
      builder.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (!lazyModules.has(path)) return undefined;
        const contents = `${readFileSync(path, "utf8")}\nimport ${JSON.stringify(hotModule)};\n`;
        return { contents, loader: "ts" };
      });
    },
  };
}

const options = {
  absWorkingDir: root,
  entryPoints: { cli: "src/cli/main.ts", worker: "src/cli/lint-worker.ts" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Names stay, so that the stack of a bug report can be read; blanks and long syntax go.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  chunkNames: "[name]-[hash]",
  // Some packages bring a CommonJS build first, which esbuild must wrap and cannot shake.
  mainFields: ["module", "main"],
  metafile: true,
  define: { FLAKELINT_BUILD: JSON.stringify(sourceIdentity()) },
  logLevel: "warning",
} satisfies BuildOptions;

/** A hash of all that the program is made of: what one build keeps for later runs, no other takes for its own. */
function sourceIdentity(): string {
  const hash = createHash("sha256");
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).sort();
  for (const path of [...sources.map((name) => `src/${name}`), "package-lock.json", "package.json"]) {
    const file = join(root, path);
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 20);
}

/** Builds into a folder, which is emptied first. */
export async function buildProgram(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const plugins = [plainHelp, lateImports, slimManifest];
  const survey = await build({ ...options, outdir: folder, plugins, write: false });
  const lazy = oneHotFile(lazyModules(survey.metafile));
  const { metafile } = await build({ ...options, outdir: folder, plugins: [...plugins, lazy] });
  const libraries = await buildLateLibraries(folder);
  const program = join(folder, "cli.js");
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, "utf8")}`);
  chmodSync(program, 0o755);
  copyFileSync(join(root, "src/parser/nix.wasm"), join(folder, "nix.wasm"));
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.md"), renderNotices(bundledPackages([metafile, libraries])));
  writeShellFiles(folder);
}

/** What packages install beside the program: completion under the names that each shell looks for, and the manual. */
function writeShellFiles(folder: string): void {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const files = {
    "completions/flakelint.bash": completionScript("bash"),
    "completions/_flakelint": completionScript("zsh"),
    "completions/flakelint.fish": completionScript("fish"),
    "man/flakelint.1": manPage(version),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function buildLateLibraries(folder: string): Promise<Metafile> {
  const { entryPoints: _entries, splitting: _splitting, ...common } = options;
  const entryPoints = Object.fromEntries(Object.entries(lateLibraries).map(([name, { entry }]) => [name, entry]));
  const late = { entryPoints, outdir: folder, format: "cjs", outExtension: { ".js": ".cjs" } } as const;
  return (await build({ ...common, ...late })).metafile;
}

/** The modules of ours that some module imports when it needs them. */
function lazyModules(metafile: Metafile): ReadonlySet<string> {
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const lazy = imports.filter((imported) => imported.kind === "dynamic-import" && imported.path.startsWith("src/"));
  return new Set([...lazy.map((imported) => join(root, imported.path)), join(root, options.entryPoints.worker)]);
}

/** Folders of the packages that code was taken from. */
function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>();
  for (const output of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match?.[1] !== undefined && bytesInOutput > 0) folders.add(match[1]);
    }
  }
  return [...folders].sort();
}

/** What the parser's module was made of is told by hand; what was bundled, here. */
function renderNotices(folders: readonly string[]): string {
  const notices = readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
  const sections = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return `## ${manifest.name} ${manifest.version} (${manifest.license})\n\n${licenseText(join(root, folder))}\n`;
  });
  return `${notices.trimEnd()}\n\nThe program contains code of these packages.\n\n${sections.join("\n")}`;
}

function licenseText(folder: string): string {
  const names = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"];
  const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  return file === undefined ? "See its package." : `\`\`\`\n${readFileSync(file, "utf8").trim()}\n\`\`\``;
}

if (process.argv[1] !== undefined && dirname(process.argv[1]) === dirname(fileURLToPath(import.meta.url))) {
  await buildProgram(join(root, "dist"));
}
