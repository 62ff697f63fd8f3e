import type { Random } from "../../fuzz/random.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";
import { serviceText } from "./service-text.ts";

const machines = ["web", "nas", "me", "mac"] as const;

/** A clan in a folder: machines, an inventory in JSON and in Nix, and services of its own. */
export function clanTree(random: Random): WiredTree {
  const files: Record<string, string> = {};
  for (const name of ["one", "two", "three"]) {
    const mark = `mark = "parts/${name}.nix";`;
    files[`parts/${name}.nix`] = random.pick([`{ ${mark} }`, `{ lib, pkgs, ... }: { ${mark} }`]);
  }
  files["services/backup.nix"] = serviceText(random, "../");
  const prefix = random.chance(0.2) ? "infra/" : "";
  for (const name of machines.filter(() => random.chance(0.6))) addMachine(random, files, `${prefix}machines/${name}`);
  if (random.chance(0.4)) files[`${prefix}inventory.json`] = JSON.stringify(declaredInventory(random));
  const settings = [
    'meta.name = "own";',
    prefix ? 'directory = "${inputs.self}/infra";' : "",
    `inventory.machines = { ${machinesText(random)} };`,
    random.chance(0.5) ? `inventory.tags = ${tagsText(random)};` : "",
    random.chance(0.8) ? `inventory.instances = { ${instancesText(random)} };` : "",
    `modules = { backup = ./services/backup.nix; inline = ${serviceText(random, "./")}; };`,
    random.chance(0.5) ? `machines.${random.pick(machines)} = ${ownModule(random)};` : "",
    random.chance(0.4) ? "imports = [ ./more.nix ];" : "",
    random.chance(0.3) ? "specialArgs = { inherit inputs; };" : "",
  ];
  files["clan.nix"] = `inputs: { ${settings.filter((text) => text !== "").join("\n  ")} }`;
  files["more.nix"] = moreText(random);
  const as = random.pick(["lib", "lib", "build", "parts"]);
  return { files, arguments: `as = "${as}"; clan = import (source + "/clan.nix") inputs;` };
}

/** A module of the clan itself. */
function moreText(random: Random): string {
  return random.pick([
    "{ machines.far = ./parts/two.nix; machines.web = ./parts/one.nix; }",
    '{ inventory = { lib, ... }: { machines.far.tags = lib.mkDefault [ "server" ]; }; }',
    '{ config, lib, ... }: { machines = lib.genAttrs [ "web" "mac" ] (name: { imports = lib.optional (config.directory != "") ./parts/three.nix; }); }',
    '{ self, ... }: { inventory.machines.mac.machineClass = "darwin"; inventory.imports = [ { machines.far = { }; } ]; specialArgs.own = self; }',
    "{ lib, clan-core, nixpkgs, ... }: { machines.far = { clan-core, self, ... }: { imports = lib.optional (self ? outPath) ./parts/one.nix; }; }",
    `{ config, ... }: { inventory.instances.backup = { module.input = "self"; roles.client = { tags.all = { }; settings.part = "three"; }; }; }`,
  ]);
}

function addMachine(random: Random, files: Record<string, string>, folder: string): void {
  for (const name of ["configuration", "hardware-configuration", "disko", "notes"]) {
    const file = `${folder}/${name}.nix`;
    if (random.chance(0.5)) {
      files[file] = random.pick([
        `{ mark = "${file}"; }`,
        `{ self, lib, ... }: { mark = "${file}"; imports = [ (self + "/parts/one.nix") ]; }`,
        `{ self, ... }: { mark = "${file}"; imports = if self.inputs ? nixpkgs then [ (self.outPath + "/parts/two.nix") ] else [ ]; }`,
      ]);
    }
  }
  files[`${folder}/secret.yaml`] = "";
}

function machinesText(random: Random): string {
  const chosen = machines.filter((name) => name === "mac" || random.chance(0.5));
  return chosen
    .map((name) => {
      const machineClass = name === "mac" ? 'machineClass = "darwin";' : "";
      return `${name} = { ${machineClass} ${random.chance(0.5) ? `tags = [ "${random.pick(["server", "desk"])}" ];` : ""} };`;
    })
    .join(" ");
}

function declaredInventory(random: Random): unknown {
  const role = { machines: { [random.pick(machines)]: {} }, tags: { server: {} } };
  const instances = { declared: { module: { input: "self", name: "backup" }, roles: { client: role } } };
  const named = { [random.pick(["far", "web", "nas"])]: { tags: [random.pick(["server", "remote"])] } };
  return { machines: named, ...(random.chance(0.4) ? { instances } : {}) };
}

function tagsText(random: Random): string {
  return random.pick([
    '{ server = [ "web" ]; desk = [ "nas" "mac" ]; }',
    '{ config, ... }: { server = builtins.filter (name: name != "web") config.all; }',
    '{ machines, ... }: { desk = builtins.filter (name: name == "me") (builtins.attrNames machines); }',
    "{ config, ... }: { desk = config.nixos; server = config.darwin; }",
  ]);
}

function ownModule(random: Random): string {
  return random.pick([
    "./parts/three.nix",
    "{ imports = [ ./parts/two.nix ]; }",
    "{ lib, self, ... }: { imports = lib.optional (self ? inputs) ./parts/one.nix; }",
    '{ imports = [ (inputs.self + "/parts/two.nix") ]; nixpkgs.hostPlatform = "x86_64-linux"; }',
    "({ config, ... }: { imports = [ ./parts/one.nix ./parts/two.nix ]; })",
  ]);
}

function instancesText(random: Random): string {
  const instances = random.several(1, 4, () => instanceText(random));
  return instances.map((text, index) => `${["a", "b", "backup"][index]} = ${text};`).join(" ");
}

function instanceText(random: Random): string {
  const module = random.pick([
    'input = "self"; name = "backup";',
    'input = "self"; name = "backup";',
    'input = "self"; name = "inline";',
    'name = "sshd";',
    'input = "clan-core"; name = "sshd";',
  ]);
  const roles = ["client", "server"].filter(() => random.chance(0.7));
  return `{ module = { ${module} }; ${roles.map((role) => roleText(random, role, module.includes("self"))).join(" ")} roles.client = { }; }`;
}

function roleText(random: Random, role: string, isOwn: boolean): string {
  const settings = () => (isOwn && random.chance(0.5) ? `settings.part = "${random.pick(["two", "three"])}";` : "");
  const tag = random.pick(["all", "nixos", "darwin", "server", "desk", "nowhere"]);
  const members = [
    random.chance(0.6) ? `roles.${role}.machines.${random.pick(machines)} = { ${settings()} };` : "",
    random.chance(0.5) ? `roles.${role}.tags = ${random.pick([`[ "${tag}" ]`, `{ ${tag} = { }; }`])};` : "",
    random.chance(0.3) ? `roles.${role}.extraModules = [ ./parts/${random.pick(["one", "two"])}.nix ];` : "",
    random.chance(0.2) && isOwn ? `roles.${role}.settings.kind = "other";` : "",
  ];
  return members.join(" ");
}
