/**
 * Where the program and its threads start as users have them: the build puts this file in front of the others, which only it
 * can load. From source they start in main.ts and the like.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { CodeCache } from "./code-cache.ts";

/** What the build knows: which of its files comes first, what tells it from all others, and whether to keep compiled code. */
declare const firstFile: string;
declare const buildKey: string;
declare const keepsCode: boolean;

interface Loaded {
  exports: unknown;
}

/** Each file of the build is such a function. */
type Run = (exports: unknown, require: (name: string) => unknown, module: Loaded, program: Program) => void;

/** What stands in for `import.meta` and the like. */
interface Program {
  readonly folder: string;
  readonly file: string;
  readonly url: string;
  /** Loads a file of the build or a module of Node when it is asked for. */
  readonly require: (name: string) => unknown;
}

/**
 * How much of a function V8 runs before it optimises it: four times what Node 20 comes with. Runs are short: a fifth of their
 * CPU time went into optimising in the background what soon was done. It has to be said before any code is loaded, since
 * V8 takes compiled code only under the flags that it was kept under.
 */
if (process.versions.node.startsWith("20.")) setFlagsFromString(`--interrupt-budget=${4 * 67_584}`);

const code = new CodeCache(process.env, buildKey);
const loadedFiles = new Map<string, Loaded>();
const program: Program = {
  folder: __dirname,
  file: __filename,
  get url() {
    return pathToFileURL(__filename).href;
  },
  require: requireFrom,
};

function load(name: string): unknown {
  const known = loadedFiles.get(name);
  if (known) return known.exports;
  const loaded: Loaded = { exports: {} };
  loadedFiles.set(name, loaded);
  const run = code.compile(name, join(__dirname, name)).runInThisContext() as Run;
  run(loaded.exports, requireFrom, loaded, program);
  return loaded.exports;
}

/** Files of the build name each other as modules in one folder do. */
function requireFrom(name: string): unknown {
  return name.startsWith("./") ? load(name.slice(2)) : require(name);
}

if (keepsCode) process.once("exit", () => code.keep());
load(firstFile);
