import type { Reporter } from "./reporter.ts";

export type FormatName = "text" | "concise" | "json" | "sarif";

/** A format is loaded when it is asked for: a hook that prints text does not pay for SARIF. */
const loaders: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  text: async () => (await import("./text.ts")).renderText,
  concise: async () => (await import("./concise.ts")).renderConcise,
  json: async () => (await import("./json.ts")).renderJson,
  sarif: async () => (await import("./sarif.ts")).renderSarif,
};

export const formatNames = Object.keys(loaders) as readonly FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(loaders, name);
}

export function loadReporter(format: FormatName): Promise<Reporter> {
  return loaders[format]();
}
