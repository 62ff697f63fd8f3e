import type { Place } from "../../source/span.ts";
import type { LoadedModule } from "./loaded-modules.ts";

/** A place that imports a module, and how the walk came there. */
export interface ImportReference {
  readonly importedBy: LoadedModule | null;
  readonly conditional: boolean;
  /** Where the reference stands, as far as it is known. */
  readonly place: Place;
  readonly depth: number;
  /** How many conditions that are not known lie between the importing module and the reference. */
  readonly choices: number;
}

/** One of several values stands where the reference does. */
export function chosen(reference: ImportReference): ImportReference {
  return { ...reference, conditional: true, choices: reference.choices + 1 };
}

/** The same, with a better place. */
export function placedAt({ importedBy, conditional, depth, choices }: ImportReference, place: Place): ImportReference {
  return { importedBy, conditional, place, depth, choices };
}
