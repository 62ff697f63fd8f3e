import { resolve } from "node:path";
import type { Plugin } from "esbuild";
import { lateFunctions } from "./late-libraries.ts";
import { root } from "./root.ts";

interface LateModule {
  /** From the root of the repository. */
  readonly path: string;
  /** What others call of it: all that it exports but types. */
  readonly functions: readonly string[];
}

/**
 * Modules of ours that not all runs need, though others call them as if they were there. A run that needs one for the first
 * time keeps the compiled code of all that it did (src/cli/code-cache.ts): with a finding, that of what makes findings.
 */
const modules: Readonly<Record<string, LateModule>> = {
  "finding-block": { path: "src/reporters/text/finding-block.ts", functions: ["findingBlock"] },
  mistakes: { path: "src/parser/mistakes/find-mistakes.ts", functions: ["findMistakes"] },
};

/** The entries that hold them, by name. */
export const lateEntries = Object.fromEntries(Object.entries(modules).map(([name, { path }]) => [name, path]));

/** Loads each when one of its functions is called first. */
export const lateModules: Plugin = {
  name: "late-modules",
  setup(builder) {
    for (const [name, { path, functions }] of Object.entries(modules)) {
      const file = resolve(root, path);
      const lastPart = path.slice(path.lastIndexOf("/") + 1).replace(".", "\\.");
      builder.onResolve({ filter: new RegExp(`/${lastPart}$`) }, (wanted) => {
        if (wanted.kind === "entry-point" || resolve(wanted.resolveDir, wanted.path) !== file) return undefined;
        return { path: name, namespace: "late-modules" };
      });
      builder.onLoad({ filter: new RegExp(`^${name}$`), namespace: "late-modules" }, () => ({
        contents: lateFunctions(name, functions),
      }));
    }
  },
};
