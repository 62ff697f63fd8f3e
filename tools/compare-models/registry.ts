import type { ComparedLibrary } from "./compared-library.ts";
import { nixpkgsLibrary } from "./nixpkgs-lib.ts";

/** The libraries whose models are compared with the original; each has a file of its own. */
export const comparedLibraries: readonly ComparedLibrary[] = [nixpkgsLibrary];
