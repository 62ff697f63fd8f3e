import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

function adiosProject(body: string, files: Readonly<Record<string, string>>) {
  const text = `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    inputs.adios-flake.url = "github:Mic92/adios-flake";
    outputs = { self, nixpkgs, adios-flake, ... }@inputs: adios-flake.lib.mkFlake {
      inherit inputs self;
      systems = [ "x86_64-linux" "aarch64-darwin" ];
      ${body}
    };
  }`;
  return projectOf({ "flake.nix": text, "host.nix": "{ }", ...files });
}

const named = (project: ReturnType<typeof adiosProject>) =>
  project.hosts.map((host) => [host.output, host.name, host.modules.flatMap(({ file }) => file ?? [])]);

const system = "nixpkgs.lib.nixosSystem { modules = [ ./host.nix ]; }";

describe("a flake that adios-flake wires", () => {
  it("has the hosts of its argument 'flake', beside what modules say for each system", () => {
    const project = adiosProject(
      `modules = [ ./packages.nix { checks.always = "x"; } ];
       flake.nixosConfigurations.web = ${system};`,
      {
        "packages.nix": "{ pkgs, self', ... }: { packages.default = pkgs.hello; checks.own = self'.packages.default; }",
      },
    );
    expect(named(project)).toEqual([["nixosConfigurations", "web", ["host.nix"]]]);
    expect(project.unresolved).toEqual([]);
    expect(project.reachability.isRead("packages.nix")).toBe(true);
  });

  it("has the hosts of modules that need no system, and of 'flake' as a function", () => {
    const project = adiosProject(
      `modules = [ ({ self, lib, ... }: { nixosConfigurations.web = ${system}; }) ];
       flake = { withSystem }: { nixosConfigurations.mail = withSystem "x86_64-linux" ({ system, ... }: ${system}); };`,
      {},
    );
    expect(named(project)).toEqual([
      ["nixosConfigurations", "mail", ["host.nix"]],
      ["nixosConfigurations", "web", ["host.nix"]],
    ]);
  });

  it("has homes among the packages of a system", () => {
    const project = adiosProject(
      `modules = [ ({ pkgs, system, ... }: {
        legacyPackages.homeConfigurations.me = inputs.home-manager.lib.homeManagerConfiguration { modules = [ ./host.nix ]; };
      }) ];`,
      {},
    );
    expect(project.hosts.map(({ name }) => name)).toEqual(["me"]);
  });

  it("has what modules of adios itself give, for each system or for none", () => {
    const project = adiosProject(
      `modules = [
        { impl = _: { nixosConfigurations.web = ${system}; }; }
        { inputs.nixpkgs.path = "/nixpkgs"; impl = { inputs, ... }: { packages.default = inputs.nixpkgs.pkgs.hello; }; }
        { outputs.machines = { type = "attrset"; scope = "flake"; }; impl = _: { machines.one = 1; }; }
        { formatter = "format"; }
      ];`,
      {},
    );
    expect(named(project)).toEqual([["nixosConfigurations", "web", ["host.nix"]]]);
    expect(project.unresolved).toEqual([]);
  });

  it("may have others from the options of such modules", () => {
    const project = adiosProject("modules = [ { options.more = { }; impl = { options }: options.more; } ];", {});
    expect(project.hosts).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });
});
