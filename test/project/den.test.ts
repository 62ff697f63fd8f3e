import { describe, expect, it } from "vitest";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

function denProject(modules: Readonly<Record<string, string>>, files: readonly string[]) {
  const body = `    imports = [ inputs.den.flakeModule ${Object.keys(modules)
    .map((path) => `./${path}`)
    .join(" ")} ];\n    den.schema.user.classes = lib.mkDefault [ "homeManager" ];`;
  const inputs = {
    den: "github:vic/den",
    darwin: "github:nix-darwin/nix-darwin",
    "import-tree": "github:vic/import-tree",
  };
  const text = flakePartsText(inputs, body);
  return projectOf({ "flake.nix": text, ...modules, ...Object.fromEntries(files.map((file) => [file, "{ }"])) });
}

const filesOf = (modules: readonly { readonly file: string | null }[]) => modules.flatMap(({ file }) => file ?? []);

describe("a flake that den wires", () => {
  it("has a host for each that is declared, with the modules of its class from all aspects it includes", () => {
    const project = denProject(
      {
        "parts/web.nix": `{ den, ... }: {
          den.hosts.x86_64-linux.web.users.me = { };
          den.hosts.aarch64-darwin.mac = { };
          den.aspects.web = { includes = [ den.aspects.server (den.aspects.disk "a") ]; nixos = ../web.nix; darwin = ../never.nix; };
          den.aspects.mac.darwin.imports = [ ../mac.nix ];
        }`,
        "parts/server.nix": `{ den, ... }: {
          den.aspects.server = { nixos.imports = [ ../server.nix ]; includes = [ den.aspects.role ]; };
          den.aspects.role = { host, ... }: { nixos.imports = [ (../roles + "/\${host.name}.nix") ]; };
          den.aspects.disk = name: { nixos.imports = [ (../disks + "/\${name}.nix") ]; };
        }`,
        "parts/more.nix":
          "{ den.aspects.server.nixos.imports = [ ../more.nix ]; den.default.nixos.imports = [ ../all.nix ]; }",
      },
      ["web.nix", "never.nix", "mac.nix", "server.nix", "roles/web.nix", "disks/a.nix", "more.nix", "all.nix"],
    );
    const found = project.hosts.map((host) => [host.output, host.name, host.system, new Set(filesOf(host.modules))]);
    expect(found).toEqual([
      [
        "nixosConfigurations",
        "web",
        "x86_64-linux",
        new Set(["web.nix", "server.nix", "more.nix", "roles/web.nix", "disks/a.nix", "all.nix"]),
      ],
      ["darwinConfigurations", "mac", "aarch64-darwin", new Set(["mac.nix"])],
    ]);
    expect(project.unresolved).toEqual([]);
  });

  it("gives users the homes of their aspects, and of those their host provides to them", () => {
    const project = denProject(
      {
        "parts/web.nix": `{ den, ... }: {
          den.hosts.x86_64-linux.web.users.me = { };
          den.aspects.web.provides.to-users.includes = [ den.aspects.base ];
          den.aspects.base = { nixos.imports = [ ../base.nix ]; homeManager.imports = [ ../shell.nix ]; };
          den.aspects.me = { lib, ... }: { homeManager.imports = [ ../me.nix ]; };
        }`,
      },
      ["base.nix", "shell.nix", "me.nix"],
    );
    const [web] = project.hosts;
    expect(filesOf(web?.modules ?? [])).toEqual(["base.nix"]);
    expect(web?.users.map(({ name, modules }) => [name, new Set(filesOf(modules))])).toEqual([
      ["me", new Set(["me.nix", "shell.nix"])],
    ]);
  });

  it("has homes of their own", () => {
    const project = denProject(
      {
        "parts/home.nix":
          '{ den.homes.x86_64-linux."me@desk" = { }; den.aspects.me.homeManager.imports = [ ../me.nix ]; }',
      },
      ["me.nix"],
    );
    expect(project.hosts.map((host) => [host.output, host.name, host.system, filesOf(host.modules)])).toEqual([
      ["homeConfigurations", "me@desk", "x86_64-linux", ["me.nix"]],
    ]);
  });

  it("may import it more than once", () => {
    const again = "{ inputs, ... }: { imports = [ inputs.den.flakeModule ]; den.hosts.x86_64-linux.web = { }; }";
    const project = denProject({ "parts/again.nix": again }, []);
    expect(project.hosts.map(({ name }) => name)).toEqual(["web"]);
  });

  it("may do without flake-parts", () => {
    const project = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        inputs.den.url = "github:vic/den";
        outputs = inputs: (inputs.nixpkgs.lib.evalModules {
          modules = [ inputs.den.flakeModule ./web.nix ];
          specialArgs = { inherit inputs; };
        }).config.flake;
      }`,
      "web.nix": "{ den.hosts.x86_64-linux.web = { }; den.aspects.web.nixos = ./host.nix; }",
      "host.nix": "{ }",
    });
    expect(project.hosts.map(({ name, modules }) => [name, filesOf(modules)])).toEqual([["web", ["host.nix"]]]);
  });

  it("leaves out what asks for exactly another context, and has what the context of homes gives the host", () => {
    const project = denProject(
      {
        "parts/web.nix": `{ den, ... }: {
          den.hosts.x86_64-linux.web.users.me = { };
          den.aspects.me.includes = [ (den.lib.parametric.exactly { includes = [ ({ host, ... }: { nixos = ../never.nix; }) ]; }) ];
          den.aspects.web.includes = [ (den.lib.parametric.exactly { includes = [ ({ host }: { nixos = ../host.nix; }) ]; }) ];
          den.ctx.hm-user.nixos = ../homes.nix;
        }`,
      },
      ["never.nix", "host.nix", "homes.nix"],
    );
    expect(new Set(filesOf(project.hosts[0]?.modules ?? []))).toEqual(new Set(["host.nix", "homes.nix"]));
  });

  it("has the folder of a user for each of its classes", () => {
    const project = denProject(
      {
        "parts/web.nix": `{ den, ... }: {
          den.hosts.x86_64-linux.web.users.me = { };
          den.aspects.me.includes = [ (den._.import-tree._.user ../users) ];
        }`,
      },
      ["users/me/_nixos/host.nix", "users/me/_homeManager/home.nix", "users/you/_nixos/never.nix"],
    );
    expect(filesOf(project.hosts[0]?.modules ?? [])).toEqual(["users/me/_nixos/host.nix"]);
    expect(filesOf(project.hosts[0]?.users[0]?.modules ?? [])).toEqual(["users/me/_homeManager/home.nix"]);
  });
});
