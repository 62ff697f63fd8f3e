import { build, type Plugin } from "esbuild";
import { bundling } from "./options.ts";
import type { Bundle } from "./program-file.ts";

/** Few runs match a glob or read YAML, and those that do may wait. */
const lateLibraries: Readonly<Record<string, { readonly entry: string; readonly functions: readonly string[] }>> = {
  picomatch: { entry: "node_modules/picomatch/index.js", functions: ["default"] },
  // The build of yaml for Node asks for `process`.
  yaml: {
    entry: "node_modules/yaml/browser/dist/index.js",
    functions: ["isAlias", "isMap", "isScalar", "isSeq", "parseDocument"],
  },
};

/**
 * Puts in place of these libraries what loads them when one of their functions is called first: an `import` would have to be
 * awaited.
 */
export const lateImports: Plugin = {
  name: "late-imports",
  setup(builder) {
    const names = Object.keys(lateLibraries).join("|");
    builder.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({ path, namespace: "late" }));
    builder.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({
      contents: lateFunctions(path, lateLibraries[path]?.functions ?? []),
    }));
  },
};

/** Node's loader of modules takes 1 ms to load, and would be asked for nothing but what the program's own can load. */
export const ownRequire: Plugin = {
  name: "own-require",
  setup(builder) {
    builder.onResolve({ filter: /^node:module$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]/.test(importer) ? undefined : { path, namespace: "own-require" },
    );
    builder.onLoad({ filter: /.*/, namespace: "own-require" }, () => ({
      contents: "export const createRequire = () => program.require;",
    }));
  },
};

/** The text of a module whose functions load a file of the program when one of them is called. */
export function lateFunctions(name: string, functions: readonly string[]): string {
  const load = `program.require("./${name}.js")`;
  return functions
    .map((exported) => {
      const called = exported === "default" ? load : `${load}.${exported}`;
      const declared = exported === "default" ? "default" : `const ${exported} =`;
      return `export ${declared} (...given) => ${called}(...given);`;
    })
    .join("\n");
}

/** The libraries, a file each. */
export async function bundleLateLibraries(): Promise<Bundle> {
  const entryPoints = Object.fromEntries(Object.entries(lateLibraries).map(([name, { entry }]) => [name, entry]));
  const { outputFiles, metafile } = await build({ ...bundling, entryPoints, outdir: ".", format: "cjs" });
  return { outputFiles, metafile };
}
