import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../../support/open-project.ts";

function hostsOf(project: Project): string[] {
  return project.hosts.map((host) => `${host.output}.${host.name}`);
}

/** A host whose name is a value of evaluation: it says what an expression gives. */
function flakeNaming(expression: string, inputs = ""): string {
  return `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    ${inputs}
    outputs = { self, nixpkgs, ... }@inputs: {
      nixosConfigurations.\${${expression}} = nixpkgs.lib.nixosSystem { modules = [ ]; };
    };
  }`;
}

describe("inputs inside the repository", () => {
  const sub = `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = { self, nixpkgs }: {
    name = nixpkgs.lib.removeSuffix "x" "laptopx";
    source = baseNameOf self.outPath;
  }; }`;

  for (const url of ["path:./sub", "./sub", "path:sub", "git+file:.?dir=sub", "path:.?dir=sub"]) {
    it(`are flakes that are evaluated: ${url}`, () => {
      const project = projectOf({
        "flake.nix": flakeNaming("inputs.sub.name", `inputs.sub.url = "${url}";`),
        "sub/flake.nix": sub,
      });
      expect(hostsOf(project)).toEqual(["nixosConfigurations.laptop"]);
      expect(project.unresolved).toEqual([]);
    });
  }

  it("know their own folder as 'self'", () => {
    const project = projectOf({
      "flake.nix": flakeNaming("inputs.sub.source", 'inputs.sub.url = "path:./sub";'),
      "sub/flake.nix": sub,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.sub"]);
  });

  it("get what follows from the flake above", () => {
    const project = projectOf({
      "flake.nix": flakeNaming(
        "inputs.sub.name",
        `inputs.sub.url = "path:./sub"; inputs.names.url = "path:./names";
         inputs.sub.inputs.source.follows = "names";`,
      ),
      "names/flake.nix": '{ outputs = _: { name = "followed"; }; }',
      "sub/flake.nix": '{ inputs.source.url = "github:a/b"; outputs = { source, ... }: { inherit (source) name; }; }',
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.followed"]);
  });

  it("lead on to their inputs by 'follows = \"a/b\"'", () => {
    const project = projectOf({
      "flake.nix": flakeNaming(
        "inputs.names.name",
        'inputs.sub.url = "path:./sub"; inputs.names.follows = "sub/names";',
      ),
      "sub/flake.nix": '{ inputs.names.url = "path:../names"; outputs = _: { }; }',
      "names/flake.nix": '{ outputs = _: { name = "behind"; }; }',
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.behind"]);
  });

  it("are a source where they are no flake", () => {
    const project = projectOf({
      "flake.nix": flakeNaming(
        'import "${inputs.sub}/name.nix"',
        'inputs.sub = { url = "path:./sub"; flake = false; };',
      ),
      "sub/name.nix": '"plain"',
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.plain"]);
  });

  it("stay unknown where nothing lies there, or outside of the repository", () => {
    for (const url of ["path:./missing", "path:../outside", "path:/home/me/sub"]) {
      const project = projectOf({
        "flake.nix": `{ inputs.sub.url = "${url}"; outputs = { sub, ... }: { inherit (sub) nixosConfigurations; }; }`,
      });
      expect(project.hosts).toEqual([]);
      expect(project.unresolved.map(({ reason }) => reason).join()).toContain("inputs.sub");
    }
  });

  it("that follow each other in a circle end", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.a.follows = "b"; inputs.b.follows = "a";
        outputs = { a, ... }: { nixosConfigurations = a.nixosConfigurations; }; }`,
    });
    expect(project.hosts).toEqual([]);
    expect(project.unresolved.length).toBeGreaterThan(0);
  });

  it("may be the flake itself", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = { nixpkgs, ... }: {
        name = "mine";
        nixosConfigurations = { \${(builtins.getFlake (toString ./.)).name} = nixpkgs.lib.nixosSystem { }; };
      }; }`,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.mine"]);
  });
});

describe("sources that are no flake", () => {
  const files: readonly (readonly [string, string])[] = [
    ["the builder of nixpkgs", 'import "${nixpkgs}/nixos/lib/eval-config.nix" { modules = [ ./host.nix ]; }'],
    [
      "the builder by another spelling",
      'import (nixpkgs + "/nixos" + "/lib/eval-config.nix") { modules = [ ./host.nix ]; }',
    ],
    ["nixos of nixpkgs", 'import "${nixpkgs}/nixos" { configuration = ./host.nix; }'],
    [
      "lib of nixpkgs",
      'let lib = import (nixpkgs + "/lib"); in lib.id (import "${nixpkgs}/nixos" { configuration = ./host.nix; })',
    ],
    [
      "the flake of patched nixpkgs",
      `let
       patched = (import nixpkgs { system = "x86_64-linux"; }).applyPatches { name = "p"; src = nixpkgs; patches = [ ./p ]; };
     in (import "\${patched}/flake.nix").outputs { self = patched; } |> (flake: flake.lib.nixosSystem { modules = [ ./host.nix ]; })`,
    ],
    [
      "patched nixpkgs",
      `let
       patched = ((import nixpkgs { }).applyPatches { src = nixpkgs; }).overrideAttrs (old: { preferLocalBuild = false; });
     in import (patched + "/nixos/lib/eval-config.nix") { modules = [ ./host.nix ]; }`,
    ],
  ];
  for (const [name, expression] of files) {
    it(`are known by path: ${name}`, () => {
      const project = projectOf({
        "flake.nix": `{ inputs.nixpkgs = { url = "github:NixOS/nixpkgs"; flake = false; };
          outputs = { nixpkgs, ... }: { nixosConfigurations.a = ${expression}; }; }`,
        "host.nix": "{ }",
      });
      const [host] = project.hosts;
      expect(host?.modules.map((module) => module.file)).toEqual(["host.nix"]);
      expect(host?.unresolved).toEqual([]);
    });
  }

  it("have no outputs to select", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.other = { url = "github:a/b"; flake = false; };
        outputs = { other, ... }: if other ? lib then { } else { nixosConfigurations.a = other.rev; }; }`,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.a"]);
  });

  it("make modules of an input when they are imported", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        inputs.home-manager = { url = "github:nix-community/home-manager"; flake = false; };
        outputs = { nixpkgs, home-manager, ... }: { nixosConfigurations.a = nixpkgs.lib.nixosSystem {
          modules = [ "\${home-manager}/nixos" (import (home-manager + "/nixos")) ]; }; }; }`,
    });
    expect(project.hosts[0]?.unresolved).toEqual([]);
    expect(project.hosts[0]?.modules.map((module) => module.external)).toEqual([
      'inputs.home-manager + "/nixos"',
      'import inputs.home-manager + "/nixos"',
    ]);
  });

  it("are recognised by the URL they are fetched from", () => {
    for (const source of [
      'fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/abc.tar.gz"; }',
      'builtins.fetchTree { type = "github"; owner = "NixOS"; repo = "nixpkgs"; }',
      'builtins.fetchGit { url = "https://github.com/NixOS/nixpkgs"; }',
      'builtins.getFlake "github:NixOS/nixpkgs"',
    ]) {
      const project = projectOf({
        "flake.nix": `{ outputs = _: { nixosConfigurations.a =
          (import (${source}) { system = "x86_64-linux"; }).nixos ./host.nix; }; }`,
        "host.nix": "{ }",
      });
      expect(project.hosts[0]?.modules.map((module) => module.file)).toEqual(["host.nix"]);
    }
  });

  it("hand this flake to flake-compat", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.flake-compat = { url = "github:edolstra/flake-compat"; flake = false; };
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { nixpkgs, flake-compat, ... }: {
          name = "compatible";
          nixosConfigurations.\${(import flake-compat { src = ./.; }).defaultNix.name} = nixpkgs.lib.nixosSystem { };
        }; }`,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.compatible"]);
  });

  it("offer a flake's default of one system by flake-compat", () => {
    const compat = "(import flake-compat { src = ./.; system = ''x86_64-linux''; })";
    const project = projectOf({
      "flake.nix": `{ inputs.flake-compat = { url = "github:edolstra/flake-compat"; flake = false; };
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { nixpkgs, flake-compat, ... }: {
          packages.x86_64-linux.default = "package";
          devShells.x86_64-linux.default = "shell";
          nixosConfigurations.\${${compat}.defaultNix.default} = nixpkgs.lib.nixosSystem { };
          darwinConfigurations.\${${compat}.shellNix.default} = { };
        }; }`,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.package", "darwinConfigurations.shell"]);
  });

  it("do not have the flake itself among its inputs", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { self, nixpkgs }: {
          nixosConfigurations.\${builtins.concatStringsSep "-" (builtins.attrNames self.inputs)} =
            nixpkgs.lib.nixosSystem { };
        }; }`,
    });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.nixpkgs"]);
  });

  it("know old homes of one module", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.home-manager.url = "github:nix-community/home-manager";
        outputs = { home-manager, ... }: { homeConfigurations.me = home-manager.lib.homeManagerConfiguration {
          configuration = ./home.nix; system = "x86_64-linux"; extraModules = [ ./extra.nix ]; }; }; }`,
      "home.nix": "{ }",
      "extra.nix": "{ }",
    });
    expect(project.hosts[0]?.modules.map((module) => module.file)).toEqual(["home.nix", "extra.nix"]);
  });
});

describe("sets of inputs", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["mapped", "(builtins.mapAttrs (name: input: input) inputs).sub.name"],
    ["extended", "(inputs // { other = 1; }).sub.name"],
    ["without some", '(removeAttrs inputs [ "nixpkgs" ]).sub.name'],
    ["of 'self'", "self.inputs.sub.name"],
    ["listed", 'builtins.concatStringsSep "-" (builtins.attrNames inputs)'],
  ];
  for (const [name, expression] of cases) {
    it(`keep what their inputs are: ${name}`, () => {
      const project = projectOf({
        "flake.nix": `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; inputs.sub.url = "path:./sub";
          outputs = { self, nixpkgs, ... }@inputs: {
            nixosConfigurations = { \${${expression}} = nixpkgs.lib.nixosSystem { }; }; }; }`,
        "sub/flake.nix": '{ outputs = _: { name = "sub-host"; }; }',
      });
      const expected = name === "listed" ? "nixpkgs-self-sub" : "sub-host";
      expect(hostsOf(project)).toEqual([`nixosConfigurations.${expected}`]);
    });
  }
});

describe("inputs of inputs", () => {
  const outputs = `inputs.snowfall.inputs.nixpkgs.lib.nixosSystem { modules = [ ]; }`;
  const flake = (overrides: string) => `{
    inputs.snowfall.url = "github:snowfallorg/lib";
    ${overrides}
    outputs = { self, ... }@inputs: {
      nixosConfigurations.\${inputs.snowfall.inputs.nixpkgs.lib.removeSuffix "x" "laptopx"} = ${outputs};
    };
  }`;
  const github = (owner: string, repo: string) => ({ original: { type: "github", owner, repo } });

  it("are what flake.lock has for them", () => {
    const lock = {
      version: 7,
      root: "root",
      nodes: {
        root: { inputs: { snowfall: "snowfall" } },
        snowfall: { inputs: { nixpkgs: "nixpkgs_2" }, ...github("snowfallorg", "lib") },
        nixpkgs_2: github("NixOS", "nixpkgs"),
      },
    };
    const project = projectOf({ "flake.nix": flake(""), "flake.lock": JSON.stringify(lock) });
    expect(hostsOf(project)).toEqual(["nixosConfigurations.laptop"]);
  });

  it("are what they follow", () => {
    const overrides = `inputs.nixpkgs.url = "github:NixOS/nixpkgs"; inputs.snowfall.inputs.nixpkgs.follows = "nixpkgs";`;
    expect(hostsOf(projectOf({ "flake.nix": flake(overrides) }))).toEqual(["nixosConfigurations.laptop"]);
  });

  it("are not known where nothing names them", () => {
    const project = projectOf({ "flake.nix": flake("") });
    expect(hostsOf(project)).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });
});
