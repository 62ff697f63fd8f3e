import type { Config } from "../config/config.ts";

/** Where outcomes of one run are kept for the next. To lose any of it costs time, and nothing else. */
export interface AnalysisCache {
  /** Differs between builds of the program that may say different things of the same text. */
  readonly build: string;
  /** The text stored last under a name; `null` where there is none, or it is no longer whole. */
  read(name: string): string | null;
  /** Stores a text whole or not at all; never throws. */
  write(name: string, text: string): void;
  /** A hash of texts in their order, which no two lists share: letters and digits. */
  readonly digest: (texts: Iterable<string>) => string;
}

/** A configuration as text, the same for settings that say the same in the same order. */
export function configText(config: Config): string {
  return JSON.stringify(config, (_, value) => (value instanceof Map ? [...value] : value));
}
