import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import type { Place } from "#src/source/span.ts";
import { projectOf } from "../../support/open-project.ts";

function flake(outputs: string, inputs = ""): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.darwin.url = "github:LnL7/nix-darwin";
  ${inputs}
  outputs = { self, nixpkgs, home-manager, darwin, ... }@inputs: ${outputs};
}
`;
}

function names(project: Project): string[] {
  return project.hosts.map((host) => `${host.output}.${host.name}`);
}

/** Files and origins of a host's modules, in order. */
function modules(project: Project, name: string): (string | null)[] {
  const host = project.hosts.find((candidate) => candidate.name === name);
  return host?.modules.map((module) => module.file ?? module.external) ?? [];
}

describe("the configurations of a flake", () => {
  it("are declared where they are built, if a folder names them", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.parts.url = "github:hercules-ci/flake-parts";
  outputs = inputs: inputs.parts.lib.mkFlake { inherit inputs; } {
    systems = [ ];
    flake.nixosConfigurations = builtins.mapAttrs
      (_: path: inputs.nixpkgs.lib.nixosSystem { modules = [ path ]; })
      (builtins.mapAttrs (name: _: ./hosts + "/\${name}") (builtins.readDir ./hosts));
  };
}
`;
    const project = projectOf({ "flake.nix": text, "hosts/laptop/default.nix": "{ }\n" });
    const places = project.hosts.map(({ declaredAt: { span } }) => text.slice(span.start, span.end));
    expect(places).toEqual([expect.stringContaining("nixosSystem")]);
  });

  it("are declared where a list names them, and built where their function is", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "a" "b" ] (name: nixpkgs.lib.nixosSystem { modules = [ ]; });
  };
}
`;
    const written = (place: Place | null) => place && text.slice(place.span.start, place.span.end);
    const places = projectOf({ "flake.nix": text }).hosts.map((host) => [
      written(host.declaredAt),
      written(host.builtAt),
    ]);
    const call = "nixpkgs.lib.nixosSystem { modules = [ ]; }";
    expect(places).toEqual([
      ['"a"', call],
      ['"b"', call],
    ]);
  });

  it("are found in a literal set of builder calls", () => {
    const project = projectOf({
      "flake.nix": flake(`{
        nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ]; };
        nixosConfigurations."web.example.org" = nixpkgs.lib.nixosSystem { modules = [ ]; };
        darwinConfigurations.mac = darwin.lib.darwinSystem { system = "aarch64-darwin"; modules = [ ]; };
        homeConfigurations."me@laptop" = home-manager.lib.homeManagerConfiguration {
          pkgs = nixpkgs.legacyPackages.x86_64-linux;
          modules = [ ];
        };
      }`),
    });
    expect(names(project)).toEqual([
      "nixosConfigurations.laptop",
      "nixosConfigurations.web.example.org",
      "darwinConfigurations.mac",
      "homeConfigurations.me@laptop",
    ]);
    expect(project.hosts.map((host) => host.system)).toEqual(["x86_64-linux", null, "aarch64-darwin", "x86_64-linux"]);
    expect(project.unresolved).toEqual([]);
  });

  const oneHost: readonly (readonly [string, string])[] = [
    [
      "a library merged from two inputs",
      "let lib = nixpkgs.lib // home-manager.lib; in { nixosConfigurations.a = lib.nixosSystem { modules = [ ]; }; }",
    ],
    [
      "a helper in let",
      "let mk = name: nixpkgs.lib.nixosSystem { modules = [ ]; }; in { nixosConfigurations.a = mk 1; }",
    ],
    [
      "genAttrs",
      '{ nixosConfigurations = nixpkgs.lib.genAttrs [ "a" ] (n: nixpkgs.lib.nixosSystem { modules = [ ]; }); }',
    ],
    [
      "mapAttrs over data",
      "{ nixosConfigurations = builtins.mapAttrs (n: m: nixpkgs.lib.nixosSystem { modules = [ m ]; }) { a = { }; }; }",
    ],
    [
      "readDir",
      '{ nixosConfigurations = builtins.mapAttrs (n: _: nixpkgs.lib.nixosSystem { modules = [ (./hosts + "/${n}") ]; }) (builtins.readDir ./hosts); }',
    ],
    [
      "an input by a computed name",
      'let c = "nixpkgs"; in { nixosConfigurations.a = inputs.${c}.lib.nixosSystem { modules = [ ]; }; }',
    ],
    [
      "a builder of an input nobody modelled",
      "{ nixosConfigurations.a = inputs.other.lib.nixosSystem { modules = [ ]; }; }",
    ],
    [
      "recursiveUpdate",
      "nixpkgs.lib.recursiveUpdate { x = 1; } { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ]; }; }",
    ],
    [
      "a name that is interpolated",
      'let u = "a"; in { nixosConfigurations."${u}" = nixpkgs.lib.nixosSystem { modules = [ ]; }; }',
    ],
    ["self", "{ lib.mk = m: nixpkgs.lib.nixosSystem { modules = m; }; nixosConfigurations.a = self.lib.mk [ ]; }"],
  ];
  it.each(oneHost)("are found through %s", (_, outputs) => {
    const files = { "flake.nix": flake(outputs, 'inputs.other.url = "github:a/b";'), "hosts/a/default.nix": "{ }" };
    const project = projectOf(files);
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
  });

  it("are named even where nothing else of them is known", () => {
    const project = projectOf({ "flake.nix": flake("{ nixosConfigurations.a = inputs.clan.build ./a; }") });
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(project.hosts[0]?.unresolved).toHaveLength(1);
  });

  it("are reported as not known where a framework makes them", () => {
    const project = projectOf({ "flake.nix": flake("inputs.clan.mkFlake { inherit inputs; }") });
    expect(project.hosts).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });

  it("are found in the modules of flake-parts", () => {
    const project = projectOf({
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [ ./hosts ];
    flake.nixosConfigurations.b = inputs.nixpkgs.lib.nixosSystem { modules = [ ]; };
  };
}
`,
      "hosts/default.nix":
        '{ inputs, self, ... }: { flake.nixosConfigurations.a = inputs.nixpkgs.lib.nixosSystem { modules = [ "${self}/a.nix" ]; }; }',
      "a.nix": "{ }",
    });
    expect(names(project)).toEqual(["nixosConfigurations.a", "nixosConfigurations.b"]);
    expect(modules(project, "a")).toEqual(["a.nix"]);
  });
});

describe("libraries around the configurations", () => {
  const parts = (module: string, inputs: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  ${inputs}
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ ${module} ];
    flake.nixosConfigurations.a = inputs.nixpkgs.lib.nixosSystem { modules = [ ]; };
  };
}
`;

  it("that write outputs for each system hide nothing", () => {
    const project = projectOf({
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.flake-utils.url = "github:numtide/flake-utils";
  outputs = { nixpkgs, flake-utils, ... }:
    flake-utils.lib.eachDefaultSystem (system: { devShells.default = nixpkgs.legacyPackages.\${system}.hello; })
    // { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ]; }; };
}
`,
    });
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(project.unresolved).toEqual([]);
  });

  it("whose flake-parts module is known to add none hide nothing", () => {
    const inputs = 'inputs.treefmt.url = "github:numtide/treefmt-nix";';
    const project = projectOf({ "flake.nix": parts("inputs.treefmt.flakeModule", inputs) });
    expect(project.unresolved).toEqual([]);
  });

  it("whose flake-parts module is not known may hide some", () => {
    const inputs = 'inputs.magic.url = "github:a/magic";';
    const project = projectOf({ "flake.nix": parts("inputs.magic.flakeModule", inputs) });
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(project.unresolved.map(({ reason }) => reason).join()).toContain("inputs.magic.flakeModule");
  });
});

describe("functions of nixpkgs' lib that are not modelled", () => {
  it.each([
    ["lib", "nixpkgs.lib.mkSecret", "lib.mkSecret"],
    ["a part of lib", "nixpkgs.lib.modules.mkSecret", "lib.modules.mkSecret"],
    ["an extended lib", "(nixpkgs.lib.extend (final: prev: { mine = 1; })).mkSecret", "lib.mkSecret"],
    ["a part of one", "(nixpkgs.lib.extend (final: prev: { mine = 1; })).lists.mkSecret", "lib.lists.mkSecret"],
  ])("are unknown, and never said to be missing, in %s", (_, function_, origin) => {
    const project = projectOf({
      "flake.nix": flake(
        `{ nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ (${function_} ./a.nix) ]; }; }`,
      ),
      "a.nix": "{ }",
    });
    expect(project.hosts[0]?.unresolved).toEqual([]);
    expect(modules(project, "a")).toEqual([`${origin} …`]);
  });
});

describe("the modules of a configuration", () => {
  function laptop(files: Readonly<Record<string, string>>, argument = "modules = [ ./laptop.nix ];"): Project {
    return projectOf({
      "flake.nix": flake(`{ nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { ${argument} }; }`),
      ...files,
    });
  }

  it("are followed through paths, folders, ++ and optional", () => {
    const project = laptop({
      "laptop.nix":
        "{ lib, ... }: { imports = [ ./a.nix ] ++ lib.optional true ./b ++ lib.optionals false [ ./c.nix ]; }",
      "a.nix": "{ }",
      "b/default.nix": "{ imports = [ ../a.nix ./d.nix ]; }",
      "b/d.nix": "{ }",
      "c.nix": "{ }",
    });
    expect(modules(project, "laptop")).toEqual(["laptop.nix", "a.nix", "b/default.nix", "b/d.nix"]);
    expect(project.hosts[0]?.unresolved).toEqual([]);
  });

  it("of inputs keep their origin", () => {
    const project = laptop(
      { "laptop.nix": '{ modulesPath, ... }: { imports = [ (modulesPath + "/x.nix") ]; }' },
      "modules = [ ./laptop.nix home-manager.nixosModules.home-manager ];",
    );
    expect(modules(project, "laptop")).toEqual([
      "laptop.nix",
      'modulesPath + "/x.nix"',
      "inputs.home-manager.nixosModules.home-manager",
    ]);
  });

  it("under a condition that is not known are followed, whichever way it goes", () => {
    const project = laptop({
      "laptop.nix": "{ config, lib, ... }: { imports = if config.x then [ ./a.nix ] else [ ./b.nix ]; }",
      "a.nix": "{ }",
      "b.nix": "{ }",
    });
    expect(modules(project, "laptop")).toEqual(["laptop.nix", "a.nix", "b.nix"]);
  });

  it("take specialArgs into account", () => {
    const project = laptop(
      { "laptop.nix": '{ lib, role, ... }: { imports = lib.optional (role == "server") ./a.nix; }', "a.nix": "{ }" },
      'specialArgs.role = "laptop"; modules = [ ./laptop.nix ];',
    );
    expect(modules(project, "laptop")).toEqual(["laptop.nix"]);
  });

  it("that do not exist are listed with the reason and the place", () => {
    const project = laptop({
      "laptop.nix": "{ imports = [ ./gone.nix ./folder /etc/x.nix ]; }",
      "folder/x.nix": "{ }",
    });
    expect(project.hosts[0]?.unresolved.map(({ kind, place }) => `${kind} ${place.file}`)).toEqual([
      "missing laptop.nix",
      "no-default laptop.nix",
      "outside laptop.nix",
    ]);
  });

  it("that import each other are met once", () => {
    const project = laptop({ "laptop.nix": "{ imports = [ ./a.nix ]; }", "a.nix": "{ imports = [ ./laptop.nix ]; }" });
    expect(modules(project, "laptop")).toEqual(["laptop.nix", "a.nix"]);
  });

  it("with a syntax error cost only themselves", () => {
    const project = laptop({
      "laptop.nix": "{ imports = [ ./a.nix ./b.nix ]; }",
      "a.nix": "{ x = ; }",
      "b.nix": "{ }",
    });
    expect(modules(project, "laptop")).toEqual(["laptop.nix", "a.nix", "b.nix"]);
  });

  it("tell what they set, with priority and condition", () => {
    const project = laptop({
      "laptop.nix": `{ lib, config, ... }: {
        imports = [ ./a.nix ./b.nix ];
        config = lib.mkMerge [ { networking.hostName = lib.mkForce "forced"; } ];
      }`,
      "a.nix": '{ lib, config, ... }: { networking = lib.mkIf config.x { hostName = "maybe"; }; }',
      "b.nix": '{ lib, ... }: lib.mkIf false { networking.hostName = "never"; }',
    });
    const definitions = project.hosts[0]?.definitionsOf(["networking", "hostName"]);
    expect(definitions?.map(({ literal, priority, conditional }) => [literal, priority, conditional])).toEqual([
      ["forced", 50, false],
      ["maybe", 100, true],
    ]);
  });

  it("bring the modules of home-manager's users along", () => {
    const project = laptop({
      "laptop.nix": `{ config, ... }: {
        home-manager.extraSpecialArgs.theme = "dark";
        home-manager.sharedModules = [ ./shared.nix ];
        home-manager.users.ada = import ./ada.nix;
        home-manager.users.bob.imports = [ ./bob.nix ];
      }`,
      "ada.nix": '{ lib, theme, ... }: { imports = lib.optional (theme == "dark") ./dark.nix ++ [ ./gone.nix ]; }',
      "dark.nix": "{ }",
      "bob.nix": "{ }",
      "shared.nix": "{ }",
    });
    const users = project.hosts[0]?.users.map((user) => [user.name, user.modules.map((module) => module.file)]);
    expect(users).toEqual([
      ["ada", [null, "dark.nix", "shared.nix"]],
      ["bob", [null, "bob.nix", "shared.nix"]],
    ]);
    expect(project.hosts[0]?.users[0]?.unresolved.map(({ kind }) => kind)).toEqual(["missing"]);
    expect(project.reachability.isRead("ada.nix")).toBe(true);
  });

  it("say what machine they are for", () => {
    const project = laptop({ "laptop.nix": '{ lib, ... }: { nixpkgs.hostPlatform = lib.mkDefault "aarch64-linux"; }' });
    expect(project.hosts[0]?.system).toBe("aarch64-linux");
  });
});

describe("a flake in a folder of the repository", () => {
  it("sees the files around it", () => {
    const project = projectOf(
      {
        "nix/flake.nix": flake(
          "{ nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ../shared.nix ]; }; }",
        ),
        "nix/a.nix": "{ }",
        "shared.nix": "{ }",
      },
      "nix",
    );
    expect(modules(project, "a")).toEqual(["nix/a.nix", "shared.nix"]);
    expect(project.pathInFlake("nix/a.nix")).toBe("a.nix");
  });
});

describe("'self'", () => {
  const modulesOf = (value: string) =>
    flake(
      `{ nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = ${value}; }; overlays.mine = final: prev: { }; }`,
    );

  it.each([
    ["has what outputs give", "if self ? overlays then [ ./a.nix ] else [ ./b.nix ]", ["a.nix"]],
    ["has nothing that no output gives", "if self ? nixosModules then [ ./a.nix ] else [ ./b.nix ]", ["b.nix"]],
    ["takes the default of what it lacks", "self.nixosModules.all or [ ./b.nix ]", ["b.nix"]],
    ["stays what it is in a set put over it", "(self // { more = 1; }).nixosModules.all or [ ./b.nix ]", ["b.nix"]],
    ["may have a revision", 'if self ? rev && self.rev != "" then [ ./a.nix ] else [ ./b.nix ]', ["a.nix", "b.nix"]],
    [
      "may have anything with an input over it",
      "(self // inputs.other).nixosModules.all or [ ./b.nix ]",
      ["inputs.other.nixosModules.all"],
    ],
  ])("%s", (_, value, expected) => {
    const text = modulesOf(value).replace("inputs.nixpkgs", 'inputs.other.url = "github:a/b";\n  inputs.nixpkgs');
    const project = projectOf({ "flake.nix": text, "a.nix": "{ }", "b.nix": "{ }" });
    expect(modules(project, "a")).toEqual(expected);
  });
});
