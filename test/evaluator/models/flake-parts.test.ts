import { describe, expect, it } from "vitest";
import { flakePartsText } from "../../support/flake-parts.ts";
import { projectOf } from "../../support/open-project.ts";

/** The names of configurations that a flake of flake-parts has. */
function hostsOf(body: string, files: Readonly<Record<string, string>> = {}): string[] {
  const project = projectOf({ "flake.nix": flakePartsText({}, body), "host.nix": "{ }", ...files });
  return project.hosts.map(({ output, name }) => `${output}.${name}`);
}

const host = (more = "") => `inputs.nixpkgs.lib.nixosSystem { modules = [ ./host.nix ]; ${more} }`;

describe("a flake of flake-parts", () => {
  it("has hosts under names that options of its own decide", () => {
    const body = `    imports = [ { config.my.name = "web"; } ({ lib, config, ... }: {
      options.my.name = lib.mkOption { type = lib.types.str; };
      config.flake.nixosConfigurations.\${config.my.name} = ${host()};
    }) ];`;
    expect(hostsOf(body)).toEqual(["nixosConfigurations.web"]);
  });

  it("gives what is made per system to 'withSystem'", () => {
    const body = `    perSystem = { system, ... }: { legacyPackages.label = "on-" + system; };
    imports = [ ({ withSystem, ... }: {
      flake.nixosConfigurations = withSystem "x86_64-linux" ({ config, ... }: {
        \${config.legacyPackages.label} = ${host()};
      });
    }) ];`;
    expect(hostsOf(body)).toEqual(["nixosConfigurations.on-x86_64-linux"]);
  });

  it("transposes what an option per system holds", () => {
    const body = `    transposition.homeNames = { };
    perSystem = { lib, ... }: { options.homeNames = lib.mkOption { type = lib.types.str; default = "me"; }; };
    flake.nixosConfigurations.\${self.homeNames.x86_64-linux} = ${host()};`;
    expect(hostsOf(body)).toEqual(["nixosConfigurations.me"]);
  });

  it("may keep a part of its outputs in a partition", () => {
    const body = `    imports = [ inputs.flake-parts.flakeModules.partitions ];
    partitions.dev.module.flake.checks = { };
    partitionedAttrs.checks = "dev";
    flake.nixosConfigurations.web = ${host()};`;
    expect(hostsOf(body)).toEqual(["nixosConfigurations.web"]);
  });
});
