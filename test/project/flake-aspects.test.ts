import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

function filesOfHost(aspects: string, modules: string) {
  const project = projectOf({
    "flake.nix": `{
      inputs.nixpkgs.url = "github:NixOS/nixpkgs";
      inputs.flake-parts.url = "github:hercules-ci/flake-parts";
      inputs.flake-aspects.url = "github:vic/flake-aspects";
      outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } ({ config, ... }: {
        systems = [ "x86_64-linux" ];
        imports = [ inputs.flake-aspects.flakeModule ];
        flake.aspects = ${aspects};
        flake.nixosConfigurations.web = inputs.nixpkgs.lib.nixosSystem { modules = [ ${modules} ]; };
      });
    }`,
    "a.nix": "{ }",
    "b.nix": "{ }",
    "c.nix": "{ }",
  });
  expect(project.unresolved).toEqual([]);
  return project.hosts.flatMap(({ modules: all }) => all.flatMap(({ file }) => file ?? []));
}

describe("aspects of flake-aspects", () => {
  const aspects = `{ aspects, ... }: {
    web = { nixos = ./a.nix; includes = [ aspects.base aspects.base.provides.part ]; };
    base = { nixos = ./b.nix; homeManager = { }; provides.part = { class, aspect-chain }: { \${class} = ./c.nix; }; };
  }`;

  it("are modules by class, with those that they include and those that others provide", () => {
    const files = filesOfHost(aspects, "config.flake.modules.nixos.web");
    expect(new Set(files)).toEqual(new Set(["a.nix", "b.nix", "c.nix"]));
  });

  it("give their modules themselves, resolved for a class", () => {
    for (const base of ['resolve { class = "nixos"; }', "modules.nixos"]) {
      expect(filesOfHost(aspects, `(config.flake.aspects.base.${base})`)).toEqual(["b.nix"]);
    }
  });

  it("may be modules that ask for the aspect, and know by whom they are included", () => {
    const named = `{ aspects, ... }: {
      web = { aspect, ... }: { nixos = if aspect.name == "web" then ./a.nix else { }; includes = [ aspects.base ]; };
      base.includes = [ ({ aspect-chain, ... }: if (builtins.head aspect-chain).name == "web" then { nixos = ./b.nix; } else { }) ];
    }`;
    expect(filesOfHost(named, "config.flake.modules.nixos.web")).toEqual(["a.nix", "b.nix"]);
    expect(filesOfHost(named, "config.flake.modules.nixos.base or { }")).toEqual([]);
  });
});
