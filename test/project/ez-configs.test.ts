import { describe, expect, it } from "vitest";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

const folders = {
  "nixos-configurations/web/default.nix": "{ ezModules, ... }: { imports = [ ezModules.ssh ]; }",
  "nixos-configurations/nas.nix": "{ }",
  "nixos-configurations/notes.md": "",
  "nixos-configurations/empty/part.nix": "{ }",
  "darwin-configurations/mac.nix": "{ }",
  "home-configurations/me.nix": "{ }",
  "home-configurations/you/default.nix": "{ }",
  "nixos-modules/default.nix": "{ }",
  "nixos-modules/ssh.nix": "{ imports = [ ../parts/keys.nix ]; }",
  "nixos-modules/unused.nix": "{ imports = [ ../parts/unused.nix ]; }",
  "home-modules/linux.nix": "{ }",
  "home-modules/darwin.nix": "{ }",
  "parts/keys.nix": "{ }",
  "parts/unused.nix": "{ }",
};

function ezProject(settings: string, files: Readonly<Record<string, string>> = folders) {
  const body = `    imports = [ inputs.ez-configs.flakeModule ];\n    ezConfigs = { ${settings} };`;
  return projectOf({ "flake.nix": flakePartsText({ "ez-configs": "github:ehllie/ez-configs" }, body), ...files });
}

const filesByName = (project: ReturnType<typeof projectOf>) =>
  project.hosts.map((host) => [host.name, host.modules.flatMap(({ file }) => file ?? [])]);

describe("a flake that ez-configs wires", () => {
  it("has the machines of its folders, and each home on each of them", () => {
    const project = ezProject("root = inputs.self;");
    expect(filesByName(project)).toEqual([
      ["nas", ["nixos-configurations/nas.nix", "nixos-modules/default.nix"]],
      [
        "web",
        [
          "nixos-configurations/web/default.nix",
          "nixos-modules/ssh.nix",
          "parts/keys.nix",
          "nixos-modules/default.nix",
        ],
      ],
      ["mac", ["darwin-configurations/mac.nix"]],
      ["me@mac", ["home-configurations/me.nix", "home-modules/darwin.nix"]],
      ["me@nas", ["home-configurations/me.nix", "home-modules/linux.nix"]],
      ["me@web", ["home-configurations/me.nix", "home-modules/linux.nix"]],
      ["you@mac", ["home-configurations/you/default.nix", "home-modules/darwin.nix"]],
      ["you@nas", ["home-configurations/you/default.nix", "home-modules/linux.nix"]],
      ["you@web", ["home-configurations/you/default.nix", "home-modules/linux.nix"]],
    ]);
    expect(project.unresolved).toEqual([]);
    expect(project.reachability.isRead("parts/unused.nix")).toBe(true);
    expect(project.reachability.isRead("nixos-configurations/empty/part.nix")).toBe(false);
  });

  it("minds what it is told of single machines and users", () => {
    const project = ezProject(`
      root = inputs.self;
      nixos.hosts.web.userHomeModules = [ "me" ];
      nixos.hosts.nas.importDefault = false;
      home.users.me.nameFunction = host: "\${host}-me";
      home.users.you = { importDefault = false; standalone = { enable = true; pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; }; };`);
    const byName = new Map(filesByName(project).map(([name, files]) => [name, files]));
    expect(byName.get("nas")).toEqual(["nixos-configurations/nas.nix"]);
    expect(byName.get("you")).toEqual(["home-configurations/you/default.nix"]);
    expect([...byName.keys()]).toEqual(["nas", "web", "mac", "mac-me", "nas-me", "web-me", "you"]);
    const web = project.hosts.find(({ name }) => name === "web");
    expect(web?.users.map(({ name, modules }) => [name, modules.flatMap(({ file }) => file ?? [])])).toEqual([
      ["me", ["home-configurations/me.nix", "home-modules/linux.nix"]],
    ]);
  });

  it("has one home of a name, that of the last host by name", () => {
    const project = ezProject('root = inputs.self; home.users.me.nameFunction = host: "me";', {
      "nixos-configurations/b.nix": "{ }",
      "nixos-configurations/c.nix": "{ }",
      "darwin-configurations/a.nix": "{ }",
      "home-configurations/me.nix": "{ }",
      "home-modules/linux.nix": "{ }",
      "home-modules/darwin.nix": "{ }",
    });
    expect(filesByName(project).at(-1)).toEqual(["me", ["home-configurations/me.nix", "home-modules/linux.nix"]]);
  });

  it("keeps a module as a file, unless it gets arguments as soon as it is read", () => {
    const project = ezProject("root = inputs.self; earlyModuleArgs.deep = true;", {
      "nixos-configurations/web.nix": "{ ezModules, ... }: { imports = [ ezModules.early ezModules.other ]; }",
      "nixos-modules/early.nix": "{ deep, lib, ... }: { imports = lib.optional deep ../parts/keys.nix; }",
      "nixos-modules/other.nix": "{ lib, ... }: { }",
      "parts/keys.nix": "{ }",
    });
    expect(filesByName(project)).toEqual([
      ["web", ["nixos-configurations/web.nix", "parts/keys.nix", "nixos-modules/other.nix"]],
    ]);
  });

  it("finds configurations by another entry point, and gives users of a machine the homes it names", () => {
    const project = ezProject(
      'root = inputs.self; nixos.configurationEntryPoint = "configuration.nix"; nixos.hosts.web.userHomeModules.me = "small";',
      {
        "nixos-configurations/web/configuration.nix": "{ }",
        "nixos-configurations/old/default.nix": "{ }",
        "nixos-configurations/nas.nix": "{ }",
        "home-configurations/small/default.nix": "{ }",
      },
    );
    const machines = project.hosts.filter(({ output }) => output === "nixosConfigurations");
    expect(machines.map(({ name }) => name)).toEqual(["nas", "web"]);
    const users = machines[1]?.users.map(({ name, modules }) => [name, modules.flatMap(({ file }) => file ?? [])]);
    expect(users).toEqual([["me", ["home-configurations/small/default.nix"]]]);
  });

  it("has no machines without folders for them", () => {
    const project = ezProject("nixos.configurationsDirectory = ./machines;", { "machines/a.nix": "{ }" });
    expect(filesByName(project)).toEqual([["a", ["machines/a.nix"]]]);
  });
});
