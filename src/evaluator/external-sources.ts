import { normalizePath, repositoryPath } from "./source-tree.ts";
import { type UnknownValue, unknown, type Value } from "./value.ts";

/** A source outside of the repository of which something is known: what an input, a pin or a fetcher brings. */
export interface ExternalSource {
  /** Its flake, for `builtins.getFlake` and flake-compat. */
  flake(): Value | null;
  /** What `import` of one of its files gives ("" is its default.nix); `null` where nobody modelled that. */
  file(path: string): Value | null;
}

/** What evaluation is told of the world around one flake. */
export interface Surroundings {
  /** What a URL or flake reference leads to; `null` where nobody modelled it. `origin` is its name as an expression. */
  sourceAt(url: string, origin: string): ExternalSource | null;
  /** The flake in a folder of the repository, as `inputs` would hold it; `null` if there is none. */
  flakeIn(directory: string): Value | null;
}

/** Finds what lies behind a value that names something outside: by its origin, however the path was put together. */
export class ExternalSources {
  readonly #sources = new Map<string, ExternalSource>();
  readonly #files = new Map<string, Value | null>();
  #surroundings: Surroundings | null = null;

  surroundedBy(surroundings: Surroundings): void {
    this.#surroundings = surroundings;
  }

  /** Says what lies at an origin: `inputs.nixpkgs`. */
  define(origin: string, source: ExternalSource): void {
    this.#sources.set(origin, source);
  }

  /**
   * What a fetcher gives: unknown, but if its URL leads to something that is modelled, imports of it are known.
   * `reference` is the URL as a flake reference, which names the transport.
   */
  fetched(fetcher: string, url: string, reference = url): UnknownValue {
    const origin = `builtins.${fetcher} ${JSON.stringify(url)}`;
    this.#sourceAt(reference, origin);
    return unknown("what is fetched is not part of the repository", { origin });
  }

  #sourceAt(reference: string, origin: string): ExternalSource | undefined {
    const source = this.#sources.get(origin) ?? this.#surroundings?.sourceAt(reference, origin) ?? undefined;
    if (source) this.define(origin, source);
    return source;
  }

  /** `import` of something unknown; `null` where it stays so. */
  import({ origin }: UnknownValue): Value | null {
    if (origin === null) return null;
    const known = this.#files.get(origin);
    if (known !== undefined) return known;
    const { base, path } = splitOrigin(origin);
    const value = this.#sources.get(base)?.file(path.replace(/(?:^|\/)default\.nix$/, "")) ?? null;
    this.#files.set(origin, value);
    return value;
  }

  /** The flake that a string, path or origin refers to; `null` where it is not known. */
  flakeAt(reference: Value): Value | null {
    if (reference.type === "unknown") {
      const { base, path } = splitOrigin(reference.origin ?? "");
      return path === "" ? (this.#sources.get(base)?.flake() ?? null) : null;
    }
    if (reference.type !== "string" && reference.type !== "path") return null;
    const local = /^(?:path:|git\+file:(?:\/\/)?)?(\/[^?]*)$/.exec(reference.value)?.[1];
    if (local === undefined) return this.#sourceAt(reference.value, JSON.stringify(reference.value))?.flake() ?? null;
    const directory = repositoryPath(local);
    return directory === null ? null : (this.#surroundings?.flakeIn(directory) ?? null);
  }
}

/** `inputs.nixpkgs + "/nixos" + "/lib"`: the source, and the path in it ("nixos/lib"). */
function splitOrigin(origin: string): { base: string; path: string } {
  const [, whole = "", added = ""] = /^(.*?)((?: \+ "(?:[^"\\]|\\.)*")*)$/s.exec(origin) ?? [];
  const base = whole.replace(/(?:\.sourceInfo)?\.outPath$/, "");
  const texts = added.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return { base, path: normalizePath(texts.map((text) => JSON.parse(text) as string).join("")).slice(1) };
}
