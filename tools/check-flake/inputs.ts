import { cpSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkOut, UnreachableLibrary } from "../compare-models/checkout.ts";
import type { NeededLibrary } from "../compare-models/compared-library.ts";
import { flakePartsLibrary } from "../compare-models/flake-parts.ts";
import { nixpkgsLibrary } from "../compare-models/nixpkgs-lib.ts";
import { NotRun } from "../named-checks.ts";

/** What users have beside flakelint, at a commit. */
export const libraries: readonly NeededLibrary[] = [
  nixpkgsLibrary,
  flakePartsLibrary,
  {
    name: "git-hooks",
    source: {
      repository: "https://github.com/cachix/git-hooks.nix",
      commit: "43b3c1ab9d40fb1dbb008f451988a91e375825e9",
    },
  },
  {
    name: "treefmt-nix",
    source: {
      repository: "https://github.com/numtide/treefmt-nix",
      commit: "ae7910970dddc408fe6ab1c8e4b277bb21d72dc0",
    },
  },
];

/** Where the inputs of a flake are, each a folder with a flake. */
export interface FlakeInputs {
  /** Where flakes to check may be made. */
  readonly folder: string;
  /** A copy of this repository. */
  readonly flakelint: string;
  /** What stands in for nixpkgs. */
  readonly nixpkgs: string;
  /** Flags that put the folders in place of inputs. Throws `NotRun` if one cannot be had. */
  overriding(names: readonly string[]): string[];
  /** Throws `NotRun` if the library of nixpkgs could not be had: a few functions of our own stand in for it. */
  requireLibrary(): void;
}

const standIns = fileURLToPath(new URL("inputs", import.meta.url));

/** Puts the inputs into a folder: stand-ins, and libraries from where they are given, else from the network. */
export function prepareInputs(folder: string, flakelint: string, given: ReadonlyMap<string, string>): FlakeInputs {
  const inputs = join(folder, "inputs");
  cpSync(standIns, inputs, { recursive: true });
  writeFileSync(join(inputs, "nixpkgs/host.nix"), describeMachine());
  const places = new Map([
    ["flakelint", flakelint],
    ...["nixpkgs", "home-manager", "agenix"].map((name) => [name, join(inputs, name)] as const),
  ]);
  const missing = new Map<string, string>();
  for (const library of libraries) {
    try {
      places.set(library.name, obtain(library, given, inputs));
    } catch (error) {
      if (!(error instanceof UnreachableLibrary)) throw error;
      missing.set(library.name, error.message);
    }
  }
  const library = places.get("nixpkgs-lib");
  if (library !== undefined) cpSync(join(library, "lib"), join(inputs, "nixpkgs/lib"), { recursive: true });

  const find = (name: string): string => {
    const place = places.get(name);
    if (place === undefined) throw new NotRun(missing.get(name) ?? `no folder stands in for the input '${name}'`);
    return place;
  };
  return {
    folder,
    flakelint,
    nixpkgs: join(inputs, "nixpkgs"),
    overriding: (names) =>
      names.flatMap((name) => [
        ...["--override-input", name, `path:${find(name)}`],
        // git-hooks.nix has an input that only its own development needs.
        ...(name === "git-hooks" ? ["--override-input", "git-hooks/flake-compat", `path:${find("nixpkgs")}`] : []),
      ]),
    requireLibrary: () => void find("nixpkgs-lib"),
  };
}

/** A copy, since Nix takes no more of a checkout than git tracks. */
function obtain(library: NeededLibrary, given: ReadonlyMap<string, string>, inputs: string): string {
  const source = given.get(library.name);
  if (source === undefined) return checkOut(library.source, library.name, inputs);
  const place = join(inputs, library.name);
  cpSync(resolve(source), place, { recursive: true });
  return place;
}

/** The shell that builds, and where programs are. */
function describeMachine(): string {
  const path = [dirname(process.execPath), ...(process.env.PATH ?? "").split(":")].join(":");
  return `{\n  shell = "/bin/bash";\n  path = ${JSON.stringify(path)};\n}\n`;
}
