import type { Reporter } from "./reporter.ts";

export type FormatName =
  | "text"
  | "concise"
  | "json"
  | "sarif"
  | "github"
  | "gitlab"
  | "junit"
  | "checkstyle"
  | "rdjson"
  | "markdown"
  | "html";

/** A format is loaded when it is asked for: a hook that prints text does not pay for SARIF. */
const loaders: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  text: async () => (await import("./text.ts")).renderText,
  concise: async () => (await import("./concise.ts")).renderConcise,
  json: async () => (await import("./json.ts")).renderJson,
  sarif: async () => (await import("./sarif.ts")).renderSarif,
  github: async () => (await import("./github.ts")).renderGithub,
  gitlab: async () => (await import("./gitlab.ts")).renderGitlab,
  junit: async () => (await import("./junit.ts")).renderJunit,
  checkstyle: async () => (await import("./checkstyle.ts")).renderCheckstyle,
  rdjson: async () => (await import("./rdjson.ts")).renderRdjson,
  markdown: async () => (await import("./markdown.ts")).renderMarkdown,
  html: async () => (await import("./html.ts")).renderHtml,
};

export const formatNames = Object.keys(loaders) as readonly FormatName[];

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(loaders, name);
}

export function loadReporter(format: FormatName): Promise<Reporter> {
  return loaders[format]();
}
