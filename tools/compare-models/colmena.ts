import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { realScope } from "./real-scope.ts";

/** colmena: hives of machines with what they share, for one generated flake a case. */
export const colmenaLibrary: ComparedLibrary = {
  name: "colmena",
  source: { repository: "https://github.com/zhaofengli/colmena", commit: "5bf4ce6a24adba74a5184f4a9bef01d545a09473" },
  needs: ["nixpkgs-lib"],
  compare(folders, cases, seed) {
    const folder = `${folders.get("colmena")}/src/nix/hive`;
    const part = (name: string) => `(newer.import (/. + ${JSON.stringify(`${folder}/${name}.nix`)}))`;
    const nixpkgs = nixpkgsLibExpression(folders);
    const framework = {
      nixpkgs,
      // Of a hive that is a flake's output, the command line of colmena makes the same.
      wire: `{ hive, as, ... }:
        let
          inherit (${part("eval")} ({
            hermetic = true;
            colmenaOptions = ${part("options")};
            colmenaModules = ${part("modules")};
          } // (if as == "raw" then { rawFlake.outputs.colmena = hive; } else { rawHive = hive; }))) nodes;
        in
        if as == "nodes" then { nixosConfigurations = nodes; } else { colmena = nodes; }`,
      inputs: `{
        nixpkgs = {
          outPath = toString (root + "/nixpkgs");
          lib = nixpkgs;
          legacyPackages = nixpkgs.genAttrs [ "x86_64-linux" "aarch64-linux" ]
            (system: import (root + "/nixpkgs") { inherit system; });
        };
      }`,
      files: {
        "nixpkgs/default.nix": `let newer = ${realScope}; lib = ${nixpkgs}; in
          { system, overlays ? [ ], config ? { } }: { inherit lib system overlays config; _type = "pkgs"; path = ./.; }`,
        "nixpkgs/nixos/lib/eval-config.nix": `arguments: { inherit arguments; kind = "nixos"; pkgs = { }; config = { }; }`,
      },
    };
    const flakes = {
      inputs: 'inputs.colmena.url = "github:zhaofengli/colmena";',
      call: (given: string) => `
        let
          wired = { ${given} };
          made = inputs.colmena.lib.makeHive wired.hive;
        in
        {
          raw = { colmena = wired.hive; };
          both = { colmena = wired.hive; colmenaHive = inputs.colmena.lib.makeHive inputs.self.outputs.colmena; };
          made = { colmenaHive = made; };
          nodes = { colmenaHive = made; nixosConfigurations = made.nodes; };
        }.\${wired.as}`,
      tree: hiveTree,
    };
    return compareFramework("makeHive", framework, flakes, cases, seed);
  },
};

const machines = ["web", "nas", "me", "far"] as const;
const packages = [
  "inputs.nixpkgs.legacyPackages.x86_64-linux",
  'import inputs.nixpkgs { system = "x86_64-linux"; }',
  'import inputs.nixpkgs { system = "aarch64-linux"; overlays = [ (final: prev: { }) ]; config.allowUnfree = true; }',
] as const;

function hiveTree(random: Random): WiredTree {
  const files: Record<string, string> = {
    "hosts/part.nix": '{ mark = "hosts/part.nix"; }',
    "shared.nix": random.pick(['{ mark = "shared.nix"; }', '{ lib, ... }: { mark = "shared.nix"; }']),
    "other.nix": '{ mark = "other.nix"; }',
  };
  for (const name of machines) {
    files[`hosts/${name}/default.nix`] = machineText(random, "../../", `mark = "hosts/${name}/default.nix";`);
    files[`hosts/${name}/extra.nix`] = `{ mark = "hosts/${name}/extra.nix"; }`;
  }
  const chosen = machines.filter(() => random.chance(0.5));
  const nodes = chosen.map((name) => `${name} = ${nodeText(random, name)};`);
  const as = random.pick(["raw", "both", "made", "nodes", "nodes"]);
  const defaults = random.pick(["", "", "./shared.nix", machineText(random, "./", "")]);
  const body = `{
    ${random.chance(0.2) ? "network" : "meta"} = ${metaText(random)};
    ${defaults === "" ? "" : `defaults = ${defaults};`}
    ${nodes.join("\n    ")}
  }`;
  const isFunction = as !== "raw" && as !== "both" && random.chance(0.3);
  const hive = isFunction ? random.pick([`{ ... }: ${body}`, `{ __functor = _: _: ${body}; }`]) : body;
  files["hive.nix"] = `inputs: let lib = inputs.nixpkgs.lib; in ${hive}`;
  return { files, arguments: `as = "${as}"; hive = import (source + "/hive.nix") inputs;` };
}

/** A module of a machine, which may ask who it is and what is passed to it; `root` leads from its file to the flake. */
function machineText(random: Random, root: string, mark: string): string {
  const part = `${root}hosts/part.nix`;
  return random.pick([
    `{ ${mark} }`,
    `{ ... }: { ${mark} deployment.tags = [ "a" ]; imports = [ ${part} ]; }`,
    `{ lib, config, pkgs, ... }: { ${mark} deployment.targetHost = lib.mkDefault null; }`,
    `{ name, ... }: { ${mark} imports = [ (${root}hosts + "/\${if name == "far" then "far" else "web"}/extra.nix") ]; }`,
    `{ name, nodes, lib, ... }: { ${mark} imports = lib.optional (nodes ? web && name != "web") ${part}; }`,
    `{ role ? "none", ... }: { ${mark} }`,
    `{ lib, role, ... }: { ${mark} imports = lib.optional (role == "server") ${part}; }`,
  ]);
}

function nodeText(random: Random, name: string): string {
  const file = `./hosts/${name}`;
  return random.pick([
    file,
    `[ ${file} ./hosts/${name}/extra.nix ]`,
    `{ imports = [ ${file} ]; deployment.targetHost = "${name}.example"; deployment.tags = [ "${name}" ]; }`,
    `{ name, ... }: { imports = [ (./hosts + "/\${name}") ]; deployment.buildOnTarget = true; }`,
    `{ name, nodes, lib, ... }: { imports = map (other: ./hosts + "/\${other}/extra.nix") (lib.remove name (lib.attrNames nodes)); }`,
    `{ _file = "hive"; imports = [ ${file} (inputs.self + "/other.nix") ]; }`,
    `{ kind, lib, ... }: { imports = lib.optional (kind == "far") ${file}; }`,
  ]);
}

function metaText(random: Random): string {
  const sets = [
    `nixpkgs = ${random.pick(packages)};`,
    random.chance(0.3) ? `nodeNixpkgs.${random.pick(machines)} = ${random.pick(packages)};` : "",
    random.chance(0.2) ? 'name = "own"; description = "My hive"; allowApplyAll = false;' : "",
    random.chance(0.2) ? "machinesFile = ./machines;" : "",
    `specialArgs = ${random.pick([
      '{ role = "server"; kind = "near"; inherit inputs; }',
      '{ role = "client"; kind = "far"; }',
      'lib.mkIf true { role = "server"; kind = "far"; }',
      'lib.mkMerge [ { role = "server"; } { kind = "near"; } ]',
      '{ role = "server"; kind = "far"; name = "far"; }',
    ])};`,
    random.chance(0.4)
      ? `nodeSpecialArgs = ${random.pick([
          '{ web.role = "client"; }',
          '{ web = { role = "client"; kind = "far"; }; nas.kind = "far"; }',
          'lib.mkMerge [ { web.role = "client"; } { me.name = "far"; } ]',
          'lib.genAttrs [ "web" "nas" "me" ] (name: { kind = if name == "nas" then "far" else "near"; })',
        ])};`
      : "",
    random.chance(0.15) ? 'imports = [ { nodeSpecialArgs.far.role = "server"; } ];' : "",
  ];
  return `{ ${sets.filter((text) => text !== "").join(" ")} }`;
}
