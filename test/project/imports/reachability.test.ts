import { describe, expect, it } from "vitest";
import { PathIndex } from "#src/project/imports/path-index.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("what a flake leads to", () => {
  it("is what its files import, and what they mention", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ imports = [ ./a.nix ]; environment.etc.x.source = ./data.nix; }",
      "a.nix": "{ }",
      "data.nix": "{ imports = [ ./gone.nix ]; }",
      "dead.nix": "{ }",
    });
    expect(reachability.unreached).toEqual(["dead.nix"]);
    expect(["a.nix", "data.nix", "dead.nix"].map((path) => reachability.isReached(path))).toEqual([true, true, false]);
  });

  it("is read as Nix only where something imports it", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ environment.etc.x.source = ./data.nix; }",
      "data.nix": "{ }",
    });
    expect(["flake.nix", "laptop.nix", "data.nix"].map((path) => reachability.isRead(path))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("leaves out what cannot be read", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "{ }" }),
      "sealed.nix": { kind: "unreadable", reason: "encrypted", detail: "is encrypted" },
    });
    expect(reachability.unreached).toEqual([]);
  });

  it("is not judged where a framework may find files by itself, but counted", () => {
    const { reachability } = projectOf({
      "flake.nix": '{ inputs.x.url = "github:a/x"; outputs = inputs: inputs.x.lib.mkFlake { inherit inputs; }; }',
      "hosts/a.nix": "{ }",
    });
    expect(reachability.unreached).toEqual([]);
    expect(reachability.heldBack?.count).toBe(1);
  });
});

describe("what the outputs of a flake lead to", () => {
  const shapes: readonly (readonly [string, string, readonly string[]])[] = [
    ["packages", "packages.x.a = import ./alive/a.nix { };", ["alive/a.nix"]],
    ["packages that are called", "packages.x.a = pkgs.callPackage ./alive { };", ["alive/default.nix"]],
    [
      "packages of a folder",
      'packages.x = lib.mapAttrs (n: _: pkgs.callPackage (./alive + "/${n}") { }) (builtins.readDir ./alive);',
      ["alive/a.nix", "alive/b/package.nix"],
    ],
    [
      "an overlay over a folder that only a call names",
      'overlays.default = final: prev: lib.genAttrs [ "a" ] (n: import (self + ("/al" + "ive/${n}.nix")));',
      ["alive/a.nix"],
    ],
    [
      "modules for other flakes",
      'nixosModules = lib.genAttrs [ "a" ] (n: { imports = [ (self + ("/al" + "ive/${n}.nix")) ]; });',
      ["alive/a.nix"],
    ],
    ["modules by class", 'modules.homeManager.a = self + ("/al" + "ive/a.nix");', ["alive/a.nix"]],
    [
      "a check with machines",
      "checks.x.a = pkgs.testers.runNixOSTest { nodes.m.imports = [ ./alive/a.nix ]; };",
      ["alive/a.nix"],
    ],
    ["a shell", "devShells.x.default = import ./alive/a.nix { inherit pkgs; };", ["alive/a.nix"]],
    ["apps, by an interpolated string", 'apps.x.a.program = import "${self}/alive/a.nix";', ["alive/a.nix"]],
    ["a formatter", "formatter.x = (import ./alive/a.nix).wrapper;", ["alive/a.nix"]],
    ["a library", "lib.a = import ./alive/a.nix;", ["alive/a.nix"]],
    ["jobs", "hydraJobs = import ./alive { };", ["alive/default.nix"]],
    ["a hive", "colmena.m = ./alive/a.nix;", ["alive/a.nix"]],
    ["a deployment", "deploy.nodes.m.profiles.p.path = import ./alive/a.nix;", ["alive/a.nix"]],
    [
      "files under a root",
      "packages.x.s = lib.fileset.toSource { root = ./alive; fileset = ./alive; };",
      ["alive/a.nix"],
    ],
  ];
  it.each(shapes)("%s", (_, outputs, alive) => {
    const text = `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = { self, nixpkgs }: let
      inherit (nixpkgs) lib;
      pkgs = import nixpkgs { };
    in { nixosConfigurations.m = lib.nixosSystem { modules = [ ]; }; ${outputs} }; }`;
    const files = Object.fromEntries([...alive, "dead.nix", "dead/default.nix"].map((path) => [path, "{ }"]));
    const { reachability } = projectOf({ "flake.nix": text, ...files });
    expect(reachability.unreached).toEqual(["dead.nix", "dead/default.nix"]);
  });

  it("end where an output has no end", () => {
    const { reachability } = projectOf({
      "flake.nix": `{ outputs = { self }: {
        nixosConfigurations.m = 1;
        packages = let f = n: { a = f (n + 1); b = f (n + 2); }; in f 0;
        checks = let x = x; in x;
        modules.nixos = { imports = [ self.modules.nixos ]; };
      }; }`,
      "dead.nix": "{ }",
    });
    expect(reachability.unreached).toEqual(["dead.nix"]);
  });
});

describe("what the modules of a host lead to", () => {
  const shapes: readonly (readonly [string, string, readonly string[]])[] = [
    ["a specialisation", "{ specialisation.a.configuration.imports = [ ./alive/a.nix ]; }", ["alive/a.nix"]],
    ["a container", "{ containers.a.config = import ./alive/a.nix; }", ["alive/a.nix"]],
    ["a disabled module", "{ disabledModules = [ ./alive/a.nix ]; }", ["alive/a.nix"]],
    [
      "a submodule",
      "{ lib, ... }: { options.a = lib.mkOption { type = lib.types.submodule { imports = [ ./alive/a.nix ]; }; }; }",
      ["alive/a.nix"],
    ],
    [
      "a folder that is listed, though nobody knows how",
      "{ config, lib, ... }: { imports = config.x (lib.filesystem.listFilesRecursive ./alive); }",
      ["alive/a.nix", "alive/b/c.nix"],
    ],
    [
      "any file of a name that is not known",
      "{ config, ... }: { imports = [ ./alive/${config.x}.nix ]; }",
      ["alive/a.nix"],
    ],
    [
      "any folder of a name that is not known",
      '{ config, self, ... }: { imports = [ "${self}/alive/${config.x}/a.nix" ]; }',
      ["alive/b/a.nix", "alive/c/d/a.nix"],
    ],
  ];
  it.each(shapes)("%s", (_, module, alive) => {
    const files = Object.fromEntries([...alive, "dead.nix"].map((path) => [path, "{ }"]));
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": module,
      ...files,
    });
    expect(reachability.unreached).toEqual(["dead.nix"]);
  });

  it("only the named file of folders whose name is not known", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ config, ... }: { imports = [ ./hosts/${config.x}/default.nix ]; }",
      "hosts/a/default.nix": "{ imports = [ ./used.nix ]; }",
      "hosts/a/used.nix": "{ }",
      "hosts/a/dead.nix": "{ }",
    });
    expect(reachability.unreached).toEqual(["hosts/a/dead.nix"]);
  });

  it("and what another flake of the repository reads", () => {
    const { reachability } = projectOf({
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ }",
      "installer/flake.nix": "{ outputs = _: { x = import ../alive.nix; }; }",
      "alive.nix": "{ }",
      "dead.nix": "{ }",
    });
    expect(reachability.unreached).toEqual(["dead.nix"]);
  });
});

describe("PathIndex", () => {
  const index = new PathIndex(["a.nix", "b/core/x.nix", "b/core/y/z.nix", "c/core.nix", "core/w.nix"]);

  it("finds by the beginning of a path", () => {
    expect(index.startingWith("b/")).toEqual(["b/core/x.nix", "b/core/y/z.nix"]);
    expect(index.startingWith("b/core/x")).toEqual(["b/core/x.nix"]);
    expect(index.startingWith("")).toHaveLength(5);
    expect(index.startingWith("zz")).toEqual([]);
  });

  it("finds files and folders by the end of a path", () => {
    expect([...index.endingWith("/core")].sort()).toEqual(["b/core/", "c/core.nix", "core/"]);
    expect(index.endingWith("/core/x.nix")).toEqual(["b/core/x.nix"]);
    expect(index.endingWith("/core/x")).toEqual(["b/core/x.nix"]);
    expect(index.endingWith("/ore")).toEqual([]);
  });
});
