/**
 * What came of linting single files, kept from run to run: a file whose text is the same under the same path,
 * configuration and program says the same of itself.
 */
import type { Config } from "../config/config.ts";
import { type AnalysisCache, configText } from "./analysis-cache.ts";
import type { FileLint, RoleSource } from "./file-lint.ts";
import { secretsWritten } from "./known-secrets.ts";

export interface LintCacheInput {
  readonly cache: AnalysisCache;
  readonly config: Config;
  readonly roles: RoleSource;
  readonly wantsLinks: boolean;
}

/** The hash of a text, and what came of it, without what is as in most files. */
type StoredLint = readonly [hash: string, lint: Partial<FileLint>];

const nothingFound: FileLint = {
  offences: [],
  crashes: [],
  suppressions: [],
  isBroken: false,
  needsRoles: false,
  links: null,
};

export class LintCache {
  readonly #cache: AnalysisCache;
  readonly #name: string;
  readonly #stored: Map<string, StoredLint>;
  #isChanged = false;

  constructor({ cache, config, roles, wantsLinks }: LintCacheInput) {
    this.#cache = cache;
    this.#name = `files-${cache.digest([cache.build, configText(config), roles, String(wantsLinks)])}`;
    this.#stored = new Map(readStored(cache.read(this.#name)));
  }

  /** What came of a text under a path; `undefined` where that is not known. */
  lintOf(path: string, text: string): FileLint | undefined {
    const stored = this.#stored.get(path);
    return stored && stored[0] === this.#cache.digest([text]) ? { ...nothingFound, ...stored[1] } : undefined;
  }

  /**
   * Keeps what came of a text, unless something crashed, since a bug is looked at again, or a secret stands in it: what is
   * told of such a file may quote it.
   */
  keep(path: string, text: string, lint: FileLint): void {
    if (lint.crashes.length > 0 || holdsSecret(path, text, lint)) return;
    this.#isChanged = true;
    this.#stored.set(path, [this.#cache.digest([text]), withoutDefaults(lint)]);
  }

  /** Stores what is known of files that are still there, if that is not what was stored before. */
  store(isThere: (path: string) => boolean): void {
    for (const path of this.#stored.keys()) {
      if (isThere(path)) continue;
      this.#stored.delete(path);
      this.#isChanged = true;
    }
    if (this.#isChanged) this.#cache.write(this.#name, JSON.stringify([...this.#stored]));
    this.#isChanged = false;
  }
}

function holdsSecret(path: string, text: string, { offences }: FileLint): boolean {
  return offences.some(({ offence }) => offence.redact !== undefined) || secretsWritten(path, text).length > 0;
}

/** The cache has seen to it that the text is what this program wrote. */
function readStored(text: string | null): readonly (readonly [path: string, lint: StoredLint])[] {
  return text === null ? [] : JSON.parse(text);
}

function withoutDefaults(lint: FileLint): Partial<FileLint> {
  const isTold = (value: FileLint[keyof FileLint]) => value !== null && value !== false && !isEmpty(value);
  return Object.fromEntries(Object.entries(lint).filter(([, value]) => isTold(value)));
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
