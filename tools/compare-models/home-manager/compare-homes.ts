import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "../../fuzz/random.ts";
import type { ModelComparison } from "../compared-library.ts";
import { compareFramework } from "../frameworks/compare-framework.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";
import { nixpkgsLibExpression } from "../nixpkgs-lib.ts";
import { evaluatedHosts, homeModules, machineModule } from "./evaluated-hosts.ts";

/** Of each library, what wires; and what stands for the list of its other modules. */
const wiring = {
  "home-manager": {
    parts: ["flake.nix", "lib", "modules/default.nix", "modules/lib", "nixos", "nix-darwin"],
    list: ["modules/modules.nix", homeModules],
  },
  "nix-darwin": {
    parts: ["flake.nix", "eval-config.nix", "version.json", "modules/examples"],
    list: ["modules/module-list.nix", `[ (${machineModule}) ]`],
  },
} as const;

/**
 * Compares the files of machines and homes in generated flakes with those that really belong to them, where real
 * home-manager and nix-darwin evaluate the modules. Of home-manager all stays that wires; its modules for programs, which
 * need packages, do not.
 */
export async function compareHomes(
  folders: ReadonlyMap<string, string>,
  tree: (random: Random) => WiredTree,
  cases: number,
  seed: number,
): Promise<ModelComparison> {
  const parent = mkdtempSync(join(tmpdir(), "compare-homes-"));
  try {
    const path = (name: keyof typeof wiring) =>
      `(/. + ${JSON.stringify(withoutPrograms(name, folders.get(name) ?? "", parent))})`;
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `given: removeAttrs given [ "inputs" ]`,
      hosts: `(${evaluatedHosts}) { home-manager = ${path("home-manager")}; nix-darwin = ${path("nix-darwin")}; }`,
    };
    const flakes = { inputs: "", call: (given: string) => `{ ${given} }`, tree };
    return await compareFramework("configurations", framework, flakes, cases, seed);
  } finally {
    rmSync(parent, { recursive: true });
  }
}

function withoutPrograms(name: keyof typeof wiring, library: string, parent: string): string {
  const { parts, list } = wiring[name];
  // Not every release has all of them.
  for (const part of parts.filter((each) => existsSync(join(library, each)))) {
    cpSync(join(library, part), join(parent, name, part), { recursive: true });
  }
  writeFileSync(join(parent, name, list[0]), list[1]);
  return join(parent, name);
}
