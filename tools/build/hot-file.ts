import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile, Plugin } from "esbuild";
import { root } from "./root.ts";

/** What a hook runs: a check that prints text. */
const hotModules = ["src/cli/check-command.ts", "src/reporters/text.ts"];

/**
 * esbuild puts code into one file with other code only if the same entries need both, and makes an entry of every module
 * that is imported when needed: what a hook runs would be scattered over twenty small files. So each such module is made to
 * need all of it, which is loaded before it anyway.
 */
export function oneHotFile(lazyModules: ReadonlySet<string>): Plugin {
  return {
    name: "one-hot-file",
    setup(builder) {
      builder.onResolve({ filter: /^hot$/ }, () => ({ path: "hot", namespace: "hot" }));
      builder.onLoad({ filter: /.*/, namespace: "hot" }, () => ({
        contents: hotModules.map((module) => `import "./${module}";`).join("\n"),
        resolveDir: root,
      }));
      builder.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (!lazyModules.has(path)) return undefined;
        return { contents: `${readFileSync(path, "utf8")}\nimport "hot";\n`, loader: "ts" };
      });
    },
  };
}

/** The modules of ours that some module imports when it needs them, and `others` that are loaded late. */
export function lazyModules(metafile: Metafile, others: readonly string[]): ReadonlySet<string> {
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const lazy = imports.filter((imported) => imported.kind === "dynamic-import" && imported.path.startsWith("src/"));
  return new Set([...lazy.map(({ path }) => path), ...others].map((path) => join(root, path)));
}
