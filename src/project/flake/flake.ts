import type { Lambda } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place, Span } from "../../source/span.ts";
import type { FlakeReference, LockFile, LockProblem } from "./lock-file.ts";

/** A string in flake.nix and where it stands (with its quotes). */
export interface Literal {
  readonly value: string;
  readonly span: Span;
}

/** An input as flake.nix declares it, or the override of an input's input. */
export interface FlakeInput {
  readonly name: string;
  readonly nameSpan: Span;
  /** The bindings that declare it and nothing else; removing them all removes the input. `null` if it cannot be removed by that. */
  readonly declarationSpans: readonly Span[] | null;
  readonly url: Literal | null;
  /**
   * Where it comes from, read off `url` or off `type`, `owner` and the like; of an input without either, the registry's
   * entry of its name. `null` where it follows, is computed, is a path, or is not understood.
   */
  readonly reference: FlakeReference | null;
  /** `path` of an input whose `type` is "path". */
  readonly path: Literal | null;
  /** The folder that `type = "path"` names, as a `url` would: `path:./sub?dir=x`. */
  readonly folder: string | null;
  /** `follows = "a/b"`: value "a/b". An empty string is deliberate: no such input. */
  readonly follows: Literal | null;
  /** `flake = false` makes it plain source. */
  readonly isFlake: boolean;
  /** `inputs.<name>` inside it. */
  readonly overrides: readonly FlakeInput[];
  /** Whether all of it is written out; `false` where a part is computed or cannot be read, and so is not here. */
  readonly isLiteral: boolean;
}

/** `outputs = { self, nixpkgs, ... }@inputs: …` */
export interface FlakeOutputs {
  readonly lambda: Lambda;
  /** The names taken from the set of inputs, `self` among them; empty for `inputs: …`. */
  readonly formals: readonly FlakeFormal[];
  /** Whether `...` stands among the formals; `true` for `inputs: …`. */
  readonly hasEllipsis: boolean;
  /** The name of the whole set: at the `@`, or before the colon. */
  readonly setName: string | null;
}

export interface FlakeFormal {
  readonly name: string;
  readonly span: Span;
  /** Removing this takes the formal and its comma away. */
  readonly removalSpan: Span;
}

/** A top-level attribute of flake.nix. */
export interface FlakeAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly entrySpan: Span;
}

/** flake.nix as Nix reads it before it evaluates the outputs. */
export interface Flake {
  readonly file: NixFile;
  /** Folder of flake.nix, relative to the root; "" is the root. */
  readonly directory: string;
  /** What rules about dates take for today. */
  readonly now: Date;
  readonly attributes: readonly FlakeAttribute[];
  /** Whether its first comment says that a program writes it: then an edit would not last. */
  readonly isGenerated: boolean;
  /** Without `self`, which may have settings but is none. */
  readonly inputs: readonly FlakeInput[];
  /** Where `inputs` first stands; `null` where there is no such attribute. */
  readonly inputsSpan: Span | null;
  /** Whether all names of inputs are written out, so that `inputs` lacks none. */
  readonly inputsAreLiteral: boolean;
  /** `null` where `outputs` is missing or no function written here. */
  readonly outputs: FlakeOutputs | null;
  readonly lock: LockFile | null;
  /** Whether a flake.lock exists, readable or not. */
  readonly hasLockFile: boolean;
  /** Whether git ignores a flake.lock that is there, and where it is told so; `null` where there is no such file. */
  readonly ignoredLock: { readonly by: Place | null } | null;
  /** Why the flake.lock that exists is not in `lock`. */
  readonly lockProblem: LockProblem | null;
  /** Names of the hosted binary caches that any file of the repository mentions: "helix" for `helix.cachix.org`, "o/" for `cache.o.org`. */
  readonly cacheNames: ReadonlySet<string>;
  /** Every place in the repository that may read the input; `"unknown"` where the whole set is handed on out of sight. */
  usesOf(input: FlakeInput): readonly Place[] | "unknown";
}
