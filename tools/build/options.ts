import type { BuildOptions } from "esbuild";
import { root } from "./root.ts";

/** How all code of the program is bundled. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  // Names stay, so that the stack of a bug report can be read; blanks and long syntax go.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // Some packages bring a CommonJS build first, which esbuild must wrap and cannot shake.
  mainFields: ["module", "main"],
  metafile: true,
  logLevel: "warning",
  write: false,
} satisfies BuildOptions;
