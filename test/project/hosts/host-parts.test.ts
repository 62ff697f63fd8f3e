import { describe, expect, it } from "vitest";
import type { Host, ModuleTree } from "#src/project/hosts/host.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

/** The host of a flake with one, whose only entry module has this text. */
function hostWith(module: string, files: Readonly<Record<string, string>> = {}): Host {
  const project = projectOf({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module, ...files });
  return project.hosts[0] as Host;
}

function filesOf(tree: ModuleTree | undefined): (string | null)[] | undefined {
  return tree?.modules.map(({ file, external }) => file ?? external);
}

describe("the users inside a host", () => {
  const home = { "home.nix": "{ imports = [ ./git.nix ]; }", "git.nix": "{ }" };
  const shapes: readonly (readonly [string, string, (string | null)[]])[] = [
    ["a path", "{ home-manager.users.ada = ./home.nix; }", ["home.nix", "git.nix"]],
    ["an import", "{ home-manager.users.ada = import ./home.nix; }", [null, "git.nix"]],
    ["a set", "{ home-manager.users.ada = { imports = [ ./git.nix ]; }; }", [null, "git.nix"]],
    ["a function", "{ home-manager.users.ada = { pkgs, ... }: { imports = [ ./git.nix ]; }; }", [null, "git.nix"]],
    ["their imports alone", "{ home-manager.users.ada.imports = [ ./git.nix ]; }", [null, "git.nix"]],
    ["one set of users", "{ home-manager = { users = { ada = ./git.nix; }; }; }", ["git.nix"]],
    ["genAttrs", '{ lib, ... }: { home-manager.users = lib.genAttrs [ "ada" ] (name: ./git.nix); }', ["git.nix"]],
    ["a computed name", '{ lib, ... }: let name = "ada"; in { home-manager.users.${name} = ./git.nix; }', ["git.nix"]],
    ["a condition", "{ config, lib, ... }: { home-manager.users.ada = lib.mkIf config.x ./git.nix; }", ["git.nix"]],
    ["mkMerge", "{ lib, ... }: { home-manager.users = lib.mkMerge [ { ada = ./git.nix; } ]; }", ["git.nix"]],
    ["hjem", "{ hjem.users.ada = ./git.nix; }", ["git.nix"]],
  ];
  it.each(shapes)("are found as %s", (_, module, files) => {
    const host = hostWith(module, home);
    expect(host.users.map(({ name }) => name)).toEqual(["ada"]);
    expect(filesOf(host.users[0])).toEqual(files);
    expect(host.users[0]?.unresolved).toEqual([]);
  });

  it("are one where several modules write about them", () => {
    const host = hostWith("{ imports = [ ./more.nix ]; home-manager.users.ada = ./git.nix; }", {
      ...home,
      "more.nix": "{ home-manager.users.ada = ./home.nix; }",
    });
    expect(host.users).toHaveLength(1);
    expect(filesOf(host.users[0])?.toSorted()).toEqual(["git.nix", "home.nix"]);
  });

  it("get the shared modules and the special arguments", () => {
    const host = hostWith(
      `{ home-manager = {
        users.ada = { extra, ... }: { imports = [ extra ]; };
        sharedModules = [ ./home.nix ];
        extraSpecialArgs = { extra = ./git.nix; };
      }; }`,
      home,
    );
    expect(filesOf(host.users[0])).toEqual([null, "git.nix", "home.nix"]);
  });

  it("are found where definitions depend on the class of the modules", () => {
    const text = `{ config, lib, _class, ... }: {
      options.my.users = lib.mkOption { default = [ "ada" ]; };
      config = if _class == "nixos" then { home-manager.users = lib.genAttrs config.my.users (_: ./git.nix); } else { };
    }`;
    const host = hostWith(text, home);
    expect(host.users.map(({ name }) => name)).toEqual(["ada"]);
    expect(host.unresolvedParts).toEqual([]);
  });

  it("know their own class and that of the machine", () => {
    const named = '{ _class, osClass, ... }: { imports = [ (./. + "/${_class}-in-${osClass}.nix") ]; }';
    const host = hostWith(`{ home-manager.users.ada = ${named}; }`, { "homeManager-in-nixos.nix": "{ }" });
    expect(filesOf(host.users[0])).toEqual([null, "homeManager-in-nixos.nix"]);
  });

  it("that a condition decides are marked", () => {
    const host = hostWith("{ config, lib, ... }: { home-manager.users.ada = lib.mkIf config.x ./git.nix; }", home);
    expect(host.users[0]?.modules.map(({ conditional }) => conditional)).toEqual([true]);
  });

  it("whose names are not known are said to be so", () => {
    const host = hostWith("{ config, ... }: { home-manager.users.${config.me} = ./git.nix; }", home);
    expect(host.users).toEqual([]);
    expect(host.unresolvedParts.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("the names in 'home-manager.users' are not known"),
    ]);
  });
});

describe("the machines inside a host", () => {
  const shapes: readonly (readonly [string, string, string])[] = [
    ["specialisation", "games", "{ specialisation.games.configuration = { imports = [ ./inner.nix ]; }; }"],
    ["container", "web", "{ containers.web.config = { pkgs, ... }: { imports = [ ./inner.nix ]; }; }"],
    ["microvm", "guest", "{ microvm.vms.guest.config = { imports = [ ./inner.nix ]; }; }"],
    ["vmVariant", "vmVariant", "{ virtualisation.vmVariant = { imports = [ ./inner.nix ]; }; }"],
  ];
  it.each(shapes)("are found as %s", (kind, name, module) => {
    const host = hostWith(module, { "inner.nix": "{ }" });
    expect(host.nested.map((machine) => [machine.kind, machine.name])).toEqual([[kind, name]]);
    expect(filesOf(host.nested[0])).toEqual([null, "inner.nix"]);
  });

  it("get the special arguments that a container names, not those of the host", () => {
    const host = hostWith(
      `{
        containers.web.specialArgs.extra = ./extra.nix;
        containers.web.config = { extra, ... }: { imports = [ extra ]; };
        specialisation.games.configuration = { config, lib, ... }: { imports = lib.optional (config ? x) ./extra.nix; };
      }`,
      { "extra.nix": "{ }" },
    );
    expect(host.nested.map(filesOf)).toEqual([
      [null, "extra.nix"],
      [null, "extra.nix"],
    ]);
    expect(host.nested.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it("have the library of the host as variants of it, and nixpkgs' own as containers", () => {
    const inner = "{ lib, ... }: { imports = lib.optional true ./inner.nix; }";
    const { hosts } = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { nixpkgs, ... }: { nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
          lib = nixpkgs.lib.extend (_: _: { optional = _: _: [ ]; });
          modules = [ { specialisation.games.configuration = ${inner}; containers.web.config = ${inner}; } ];
        }; };
      }`,
      "inner.nix": "{ }",
    });
    expect(hosts[0]?.nested.map((nested) => [nested.name, filesOf(nested)])).toEqual([
      ["games", [null]],
      ["web", [null, "inner.nix"]],
    ]);
  });

  it("say where an import of theirs is missing", () => {
    const host = hostWith("{ containers.web.config = { imports = [ ./gone.nix ]; }; }");
    expect(host.nested[0]?.unresolved.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["missing", "'gone.nix' does not exist"],
    ]);
  });
});

describe("the options of a host", () => {
  const host = () =>
    hostWith(
      `{ config, lib, ... }: {
        options.my.shell = lib.mkOption { type = lib.types.str; };
        options.my.deep.enable = lib.mkEnableOption "depth";
        config = lib.mkMerge [
          { networking.hostName = lib.mkForce "laptop"; }
          (lib.mkIf config.services.y.enable { services.x.enable = true; })
          (lib.mkIf config.my.deep.enable { services.z.enable = true; })
        ];
      }`,
    );

  it("are declared in modules, with their paths", () => {
    const declared = host().declarations.map(({ path, module }) => [path.join("."), module.file]);
    expect(declared).toEqual([
      ["my.shell", "laptop.nix"],
      ["my.deep.enable", "laptop.nix"],
    ]);
  });

  it("are defined under conditions and with priorities", () => {
    const defined = host().allDefinitions.map(({ path, literal, conditional, priority }) => {
      return [path.join("."), literal, conditional, priority];
    });
    expect(defined).toEqual([
      ["networking.hostName", "laptop", false, 50],
      ["services.x.enable", true, true, 100],
    ]);
  });

  it("are looked for by what leads to them, and what does not is left unevaluated", () => {
    const among = (from: string) => {
      const asked: string[] = [];
      const found = hostWith(from).evaluation?.definitionsAmong((path) => {
        asked.push(path.join("."));
        return path[0] === "services";
      });
      return [asked.sort(), found?.map(({ path }) => path.join("."))];
    };
    expect(among(`{ services.x.enable = true; services.y = 1; networking = throw "not asked for"; }`)).toEqual([
      ["networking", "services", "services.x", "services.x.enable", "services.y"],
      ["services.x.enable", "services.y"],
    ]);
  });
});
