import type { Random } from "../../fuzz/random.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";

const users = ["me", "you", "them"] as const;
const hosts = ["web", "nas", "mac"] as const;
const ownLib = "lib = inputs.nixpkgs.lib.extend (_: _: { own = true; });";

/** Modules of homes, below `home/`; each says its name and may import others. */
const homeTexts: Readonly<Record<string, string>> = {
  plain: "{ MARK }",
  function: "{ config, ... }: { MARK }",
  split: "{ config, lib, ... }: { config = lib.mkMerge [ { MARK } ]; imports = [ ./part.nix ./plain.nix ]; }",
  part: '{ _class = "homeManager"; MARK }',
  who: '{ who, ... }: { MARK imports = [ (if who == "x" then ./x.nix else ./y.nix) ]; }',
  x: "{ MARK }",
  y: "{ MARK }",
  library: "{ lib, ... }: { MARK imports = lib.optional (lib ? hm) ./x.nix; }",
  order:
    '{ lib, ... }: { MARK imports = map (entry: entry.data) (lib.hm.dag.topoSort { a = lib.hm.dag.entryAfter [ "b" ] ./x.nix; b = lib.hm.dag.entryAnywhere ./part.nix; }).result; }',
  os: '{ lib, osConfig, ... }: { MARK imports = lib.optional (osConfig.host == "web") ./x.nix; }',
  class: '{ osClass, ... }: { MARK imports = [ (if osClass == "darwin" then ./x.nix else ./y.nix) ]; }',
  own: "{ lib, ... }: { MARK imports = lib.optional lib.own ./own-part.nix; }",
  "own-part": "{ MARK }",
  given: "{ MARK }",
  disabled: "{ MARK imports = [ ./plain.nix ]; disabledModules = [ ./plain.nix ]; }",
};
/** Those that ask for nothing but `who`. */
export const homesIn = ["plain", "function", "split", "who", "library", "order", "disabled"] as const;
const inMachines = [...homesIn, "os", "class"] as const;

/** A flake with machines of both kinds and homes, wired by hand in the ways people do. */
export function homeTree(random: Random): WiredTree {
  const files = homeFiles();
  const outputs: string[] = [];
  for (const name of hosts.filter(() => random.chance(0.6))) {
    const modules = machineModules(random, name, files);
    outputs.push(name === "mac" ? darwinHost(random, name, modules) : nixosHost(random, name, modules));
  }
  for (const name of ["me@web", "you"].filter(() => random.chance(0.5))) outputs.push(homeOf(random, name));
  return { files, arguments: outputs.join(" ") };
}

/** The modules of homes, by path. */
export function homeFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(homeTexts).map(([name, text]) => {
      const file = `home/${name}.nix`;
      return [file, text.replace("MARK", markOf(file))];
    }),
  );
}

function markOf(file: string): string {
  return `marks = [ "${file}" ];`;
}

function nixosHost(random: Random, name: string, modules: readonly string[]): string {
  const manager = random.pick(["home-manager", "default"]);
  const own = random.chance(0.2);
  const all = [`inputs.home-manager.nixosModules.${manager}`, ...modules, ...(own ? [ownModule(random)] : [])];
  return `nixosConfigurations.${name} = inputs.nixpkgs.lib.nixosSystem { ${own ? ownLib : ""} specialArgs = { inherit inputs; }; modules = [ ${all.join(" ")} ]; };`;
}

function ownModule(random: Random): string {
  return `{ home-manager.users.${random.pick(users)} = source + "/home/own.nix"; }`;
}

function darwinHost(random: Random, name: string, modules: readonly string[]): string {
  const own = random.chance(0.2);
  const passesInputs = random.chance(0.4);
  const given = [
    own ? ownLib : "",
    passesInputs ? 'inputs = { given = source + "/home/given.nix"; };' : "specialArgs = { inherit inputs; };",
    random.chance(0.3) ? 'system = "aarch64-darwin";' : "",
    random.chance(0.3) ? "pkgs = inputs.nixpkgs.legacyPackages.aarch64-darwin;" : "",
  ];
  const all = [
    `inputs.home-manager.darwinModules.${random.pick(["home-manager", "default"])}`,
    ...modules,
    ...(own ? [ownModule(random)] : []),
    ...(passesInputs ? [`({ inputs, ... }: { home-manager.users.${random.pick(users)} = inputs.given; })`] : []),
  ];
  return `darwinConfigurations.${name} = inputs.nix-darwin.lib.darwinSystem { ${given.join(" ")} modules = [ ${all.join(" ")} ]; };`;
}

function homeOf(random: Random, name: string): string {
  const own = random.chance(0.2);
  const modules = random.several(0, 4, () => `(source + "/home/${random.pick(homesIn)}.nix")`);
  if (random.chance(0.3)) modules.push(`{ imports = [ (source + "/home/${random.pick(homesIn)}.nix") ]; }`);
  if (own) modules.push('(source + "/home/own.nix")');
  const given = [
    own ? ownLib : "",
    `extraSpecialArgs = { who = "${random.pick(["x", "y"])}"; inherit inputs; };`,
    random.chance(0.2) ? "check = false;" : "",
    random.chance(0.2) ? "minimal = true;" : "",
    modules.length > 0 || random.chance(0.5) ? `modules = [ ${modules.join(" ")} ];` : "",
  ];
  return `homeConfigurations."${name}" = inputs.home-manager.lib.homeManagerConfiguration { pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; ${given.join(" ")} };`;
}

/** Modules of one machine, each a file of its own or written where it is listed. */
function machineModules(random: Random, host: string, files: Record<string, string>): string[] {
  const modules = [`{ host = "${host}"; home-manager.extraSpecialArgs.who = "${random.pick(["x", "y"])}"; }`];
  const count = 1 + random.below(5);
  for (let index = 0; index < count; index++) {
    const file = `${host}/${index}.nix`;
    files[file] = `{ config, lib, inputs, ... }: { ${markOf(file)} ${machinePart(random)} }`;
    modules.push(`(source + "/${file}")`);
  }
  if (random.chance(0.2)) {
    files[`${host}/shared.nix`] = `{ ${markOf(`${host}/shared.nix`)} }`;
    modules.push(`{ home-manager.sharedModules = [ (source + "/${host}/shared.nix") ]; }`);
  }
  return modules;
}

function machinePart(random: Random): string {
  const user = random.pick(users);
  const home = () => `../home/${random.pick(inMachines)}.nix`;
  return random.pick([
    () => `home-manager.users.${user} = ${home()};`,
    () => `home-manager.users.${user} = { ... }: { imports = [ ${home()} ]; };`,
    () => `home-manager.users.${user}.imports = [ ${home()} ${home()} ];`,
    () => `home-manager.users.${user} = { who, ... }: { imports = [ ${home()} ]; theme = who; };`,
    () => `home-manager.users = lib.genAttrs [ "me" "${user}" ] (_: ${home()});`,
    () => `home-manager.users.${user} = lib.mkMerge [ { imports = [ ${home()} ]; } { imports = [ ${home()} ]; } ];`,
    () => `home-manager.users = lib.mkIf (config.host == "web") { ${user}.imports = [ ${home()} ]; };`,
    () => `home-manager.users.${user} = lib.mkIf (config.host != "web") { imports = [ ${home()} ]; };`,
    () => `home-manager.users.${user} = lib.mkForce { imports = [ ${home()} ]; };`,
    () => `home-manager.users.${user} = lib.mkDefault { imports = [ ${home()} ]; };`,
    () => `home-manager.users.\${config.host} = ${home()};`,
    () =>
      `home-manager = { useGlobalPkgs = true; useUserPackages = ${random.chance(0.5)}; users.${user} = ${home()}; };`,
    () => `home-manager.sharedModules = [ ${home()} { imports = [ ${home()} ]; } ];`,
    () => `home-manager.sharedModules = lib.mkForce [ ${home()} ];`,
    () => `home-manager.sharedModules = lib.optional (config.host == "nas") ${home()};`,
    () => `home-manager.sharedModules = lib.mkAfter [ ${home()} ]; home-manager.users.${user} = { };`,
    () => `home-manager.extraSpecialArgs = lib.mkIf false { who = "never"; }; home-manager.users.${user} = ${home()};`,
    () => `home-manager.extraSpecialArgs = { inherit inputs; }; home-manager.users.${user} = ${home()};`,
  ])();
}
