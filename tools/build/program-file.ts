import { createHash } from "node:crypto";
import { basename } from "node:path";
import { type Metafile, type OutputFile, transform } from "esbuild";

/** What esbuild made. */
export interface Bundle {
  readonly outputFiles: readonly OutputFile[];
  readonly metafile: Metafile;
}

/** The texts of files of the program by name. */
export type ProgramFiles = ReadonlyMap<string, string>;

/**
 * Makes of what esbuild bundled what src/cli/start.ts loads: V8 keeps compiled code of scripts, and of modules only since
 * Node 22.
 */
export async function programFiles(bundles: readonly Bundle[]): Promise<ProgramFiles> {
  const outputs = bundles.flatMap(({ outputFiles }) => outputFiles);
  const files = await Promise.all(
    outputs.map(async ({ path, text }) => [basename(path), await asFunction(text)] as const),
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file as a function of what it needs, in ASCII. */
async function asFunction(text: string): Promise<string> {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    charset: "ascii",
    define: {
      "import.meta.dirname": "program.folder",
      "import.meta.filename": "program.file",
      "import.meta.url": "program.url",
    },
    // A file that is loaded when it is needed is loaded as the others are.
    supported: { "dynamic-import": false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "warning",
  });
  return `(function(exports,require,module,program){${code}})\n`;
}

/** Tells these files from those of any other build. */
export function keyOf(version: string, files: ProgramFiles): string {
  const hash = createHash("sha256");
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  return `${version}-${hash.digest("hex").slice(0, 16)}`;
}
