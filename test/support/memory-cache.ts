import { createHash } from "node:crypto";
import type { AnalysisCache } from "#src/engine/analysis-cache.ts";

/** A cache that lives as long as a test; `entries` is what is in it. */
export function memoryCache(build = "one"): AnalysisCache & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    build,
    entries,
    read: (name) => entries.get(name) ?? null,
    write: (name, text) => void entries.set(name, text),
    digest: (texts) =>
      createHash("sha256")
        .update(JSON.stringify([...texts]))
        .digest("hex"),
  };
}
