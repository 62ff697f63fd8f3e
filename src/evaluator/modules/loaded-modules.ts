import type { Place } from "../../source/span.ts";
import type { EvaluationError } from "../evaluation-error.ts";
import type { AttrsValue } from "../value.ts";

export interface LoadedModule {
  /** Relative to the repository; `null` for one written inline or one from outside. */
  readonly file: string | null;
  readonly via: Place;
  /** The origin of a module of an input; `null` for our own. */
  readonly external: string | null;
  readonly importedBy: LoadedModule | null;
  /** Whether a condition that is not known decides if it is imported. */
  readonly conditional: boolean;
  /** Its attributes; `null` for external modules and those that cannot be evaluated. */
  readonly value: AttrsValue | null;
  /** What the module system calls its file. */
  readonly label: string;
  readonly key: string;
}

export type UnresolvedKind = "unknown" | "missing" | "no-default" | "outside" | "failed";

export interface UnresolvedImport {
  readonly kind: UnresolvedKind;
  readonly place: Place;
  readonly reason: string;
  /** The path that was meant, relative to the repository, where it is known. */
  readonly path: string | null;
  /** A glob relative to the repository that the import may match; `null` where even that is not known. */
  readonly glob: string | null;
}

export interface LoadedModules {
  /** In the order of a walk: each module before what it imports. */
  readonly modules: readonly LoadedModule[];
  readonly unresolved: readonly UnresolvedImport[];
}

export interface OrderedModules extends LoadedModules {
  /** The same modules as the module system orders them: the definitions of later ones come first. */
  readonly ordered: readonly LoadedModule[];
  /** What Nix would fail with; `null` if all could be loaded. */
  readonly failure: EvaluationError | null;
}

/** Whether an origin names something that lies outside the repository, so that not following it loses nothing of ours. */
export function isForeign(origin: string): boolean {
  return /^(?:import )?\(?(?:inputs\.|modulesPath\b|<|pkgs\b|lib\b)/.test(origin);
}
