/**
 * Names of flake outputs: those that `nix flake check` and `nix flake show` know or let pass (`src/nix/flake.cc` of Nix 2.36,
 * of 2026-08-22, read in 2026-11), and those that other tools ask for. Of the latter colmena's, agenix-rekey's,
 * nix-topology's, disko's and nixvim's were found in their sources; the rest, collected from configurations, is no more
 * than a list of names not to be called misspelt.
 */

/** Outputs whose attributes are systems, with what each system holds. */
export const outputsBySystem: ReadonlyMap<string, "one" | "several"> = new Map([
  ["apps", "several"],
  ["bundlers", "several"],
  ["checks", "several"],
  ["devShells", "several"],
  ["formatter", "one"],
  ["legacyPackages", "several"],
  ["packages", "several"],
]);

/** Old outputs, and what is read since Nix 2.7 in their place; `%` stands for the system. */
export const deprecatedOutputs: ReadonlyMap<string, string> = new Map([
  ["defaultApp", "apps.%.default"],
  ["defaultBundler", "bundlers.%.default"],
  ["defaultPackage", "packages.%.default"],
  ["defaultTemplate", "templates.default"],
  ["devShell", "devShells.%.default"],
  ["nixosModule", "nixosModules.default"],
  ["overlay", "overlays.default"],
]);

const ofNix: readonly string[] = [
  ...outputsBySystem.keys(),
  ...deprecatedOutputs.keys(),
  "darwinConfigurations",
  "darwinModules",
  "flakeModule",
  "flakeModules",
  "herculesCI",
  "homeConfigurations",
  "homeModule",
  "homeModules",
  "hydraJobs",
  "lib",
  "nixopsConfigurations",
  "nixosConfigurations",
  "nixosModules",
  "overlays",
  "templates",
];

/** Outputs of other tools: near to no other name, or right although they are. */
const ofOthers: readonly string[] = [
  "agenix-rekey",
  "clan",
  "clanInternals",
  "clanModules",
  "colmena",
  "colmenaHive",
  "darwinModule",
  "deploy",
  "devenv",
  "diskoConfigurations",
  "effects",
  "githubActions",
  "homeManagerConfigurations",
  "homeManagerModule",
  "homeManagerModules",
  "images",
  "inputs",
  "library",
  "modules",
  "nixOnDroidConfigurations",
  "nixosTests",
  "nixvimConfigurations",
  "nixvimModules",
  "schemas",
  "systemConfigs",
  "systems",
  "terranixConfigurations",
  "tests",
  "topology",
  "vms",
];

/** All names that some tool asks for. */
export const knownOutputs: ReadonlySet<string> = new Set([...ofNix, ...ofOthers]);

/** The names that people mean when they misspell one. */
export const commonOutputs: readonly string[] = ofNix;
