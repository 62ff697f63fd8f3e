import type { Random } from "../../fuzz/random.ts";

const classes = ["nixosModule", "darwinModule"] as const;

/** A service of a clan: what machines get by role, by settings and by other members; `root` leads to the flake. */
export function serviceText(random: Random, root: string): string {
  const parts = `${root}parts`;
  const perMachine = random.chance(0.5) ? `perMachine = ${perMachineText(random, parts)};` : "";
  const body = `{
    _class = "clan.service";
    manifest.name = "own-service";
    roles.client = { interface = ${interfaceText}; perInstance = ${perInstanceText(random, parts)}; };
    roles.server = { interface = ${interfaceText}; ${random.chance(0.8) ? `perInstance = ${perInstanceText(random, parts)};` : ""} };
    ${perMachine}
    ${random.chance(0.2) ? `imports = [ { roles.client.perInstance.nixosModule = ${parts}/one.nix; } ];` : ""}
    ${random.chance(0.2) ? `roles.extra.perInstance = { lib, config, ... }: { nixosModule = lib.mkDefault ${parts}/two.nix; };` : ""}
  }`;
  return random.pick([body, `({ lib, ... }: ${body})`, `({ config, clanLib, ... }: ${body})`]);
}

const interfaceText = `{ lib, ... }: {
      options.part = lib.mkOption { type = lib.types.str; default = "one"; };
      options.kind = lib.mkOption { type = lib.types.str; default = "own"; };
    }`;

function perInstanceText(random: Random, parts: string): string {
  const moduleText = random.pick([
    `${parts}/two.nix`,
    `{ imports = [ (${parts} + "/\${settings.part}.nix") ]; }`,
    `{ config, lib, ... }: { imports = lib.optional (settings.kind == "other") ${parts}/three.nix; }`,
    `{ imports = if builtins.elem "server" machine.roles then [ ${parts}/one.nix ] else [ ]; }`,
    `{ imports = if machine.name == "web" then [ ${parts}/three.nix ] else [ ]; }`,
    `{ imports = if instanceName == "a" then [ ${parts}/one.nix ] else [ ${parts}/two.nix ]; }`,
    `{ imports = if (roles.server.machines or { }) ? nas then [ ${parts}/three.nix ] else [ ]; }`,
    `{ imports = map (name: ${parts} + "/\${name}.nix") (builtins.attrValues (builtins.mapAttrs (_: other: other.settings.part) (roles.client.machines or { }))); }`,
    `{ imports = if meta.name == "own" then [ ${parts}/two.nix ] else [ ]; }`,
    `{ imports = [ (${parts} + "/\${(extendSettings { kind = "more"; }).part}.nix") ]; }`,
  ]);
  const given = classes.filter((name) => name === "nixosModule" || random.chance(0.6));
  const modules = given.map((name) => `${name} = ${moduleText};`);
  return `{ settings, machine, instanceName, roles, extendSettings, meta, ... }: { ${modules.join(" ")} }`;
}

function perMachineText(random: Random, parts: string): string {
  const moduleText = random.pick([
    `${parts}/one.nix`,
    `{ imports = if instances ? a then [ ${parts}/two.nix ] else [ ]; }`,
    `{ imports = if builtins.elem "client" machine.roles then [ ${parts}/three.nix ] else [ ]; }`,
    `{ imports = if builtins.length (builtins.attrNames instances) > 1 then [ ${parts}/three.nix ] else [ ]; }`,
  ]);
  return `{ machine, instances, ... }: { ${random.pick(classes)} = ${moduleText}; }`;
}
