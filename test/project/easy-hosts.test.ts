import { describe, expect, it } from "vitest";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

function easyHostsProject(settings: string, files: Readonly<Record<string, string>>) {
  const body = `    imports = [ inputs.easy-hosts.flakeModule ];\n    easy-hosts = { ${settings} };`;
  return projectOf({ "flake.nix": flakePartsText({ "easy-hosts": "github:tgirlcloud/easy-hosts" }, body), ...files });
}

const found = (project: ReturnType<typeof projectOf>) =>
  project.hosts.map((host) => [
    host.output,
    host.name,
    host.system,
    host.modules.flatMap(({ file, external }) => file ?? external ?? []),
  ]);

describe("a flake that easy-hosts wires", () => {
  it("has a host for each folder below that of a system and class", () => {
    const project = easyHostsProject(
      `path = ./hosts;
       autoConstruct = true;
       additionalClasses.rpi = "nixos";
       shared.modules = [ ./shared.nix ];
       perClass = class: { modules = [ ./classes/\${class}.nix ]; };
       perTag = tag: { modules = [ ./tags/\${tag}.nix ]; };
       hosts.web.tags = [ "server" ];`,
      {
        "hosts/x86_64-nixos/web/default.nix": "{ }",
        "hosts/aarch64-rpi/pi/default.nix": "{ }",
        "hosts/aarch64-darwin/mac/default.nix": "{ }",
        "hosts/readme.md": "",
        "shared.nix": "{ }",
        "classes/nixos.nix": "{ }",
        "classes/rpi.nix": "{ }",
        "classes/darwin.nix": "{ }",
        "tags/server.nix": "{ }",
        "tags/old.nix": "{ }",
      },
    );
    expect(found(project)).toEqual([
      [
        "nixosConfigurations",
        "pi",
        "aarch64-linux",
        ["hosts/aarch64-rpi/pi/default.nix", "shared.nix", "classes/rpi.nix"],
      ],
      [
        "nixosConfigurations",
        "web",
        "x86_64-linux",
        ["hosts/x86_64-nixos/web/default.nix", "shared.nix", "tags/server.nix", "classes/nixos.nix"],
      ],
      [
        "darwinConfigurations",
        "mac",
        "aarch64-darwin",
        ["hosts/aarch64-darwin/mac/default.nix", "shared.nix", "classes/darwin.nix"],
      ],
    ]);
    expect(project.unresolved).toEqual([]);
  });

  it("has hosts given as data, with the folder of their name or one of their own", () => {
    const project = easyHostsProject(
      `hosts = {
         web = { };
         old = { arch = "aarch64"; };
         mac = { class = "darwin"; path = ./machines/mac.nix; };
         live.class = "iso";
       };`,
      { "hosts/web/default.nix": "{ }", "systems/old/default.nix": "{ }", "machines/mac.nix": "{ }" },
    );
    expect(found(project)).toEqual([
      [
        "nixosConfigurations",
        "live",
        "x86_64-linux",
        ['inputs.nixpkgs + "/nixos/modules/installer/cd-dvd/installation-cd-minimal-new-kernel.nix"'],
      ],
      ["nixosConfigurations", "old", "aarch64-linux", ["systems/old/default.nix"]],
      ["nixosConfigurations", "web", "x86_64-linux", ["hosts/web/default.nix"]],
      ["darwinConfigurations", "mac", "x86_64-darwin", ["machines/mac.nix"]],
    ]);
  });

  it("knows the options by the name they had before, and what all hosts share to be stronger then", () => {
    const settings = `
      shared.specialArgs.owner = "all";
      hosts.web = {
        specialArgs.owner = "web";
        modules = [ ({ owner, ... }: { imports = [ ./owners/\${owner}.nix ]; }) ];
      };`;
    const files = { "hosts/web/default.nix": "{ }", "owners/all.nix": "{ }", "owners/web.nix": "{ }" };
    const filesUnder = (option: string) => {
      const body = `    imports = [ inputs.easy-hosts.flakeModule ];\n    ${option} = { ${settings} };`;
      const text = flakePartsText({ "easy-hosts": "github:tgirlcloud/easy-hosts" }, body);
      return found(projectOf({ "flake.nix": text, ...files })).map((host) => host[3]);
    };
    expect(filesUnder("easyHosts")).toEqual([["hosts/web/default.nix", "owners/all.nix"]]);
    expect(filesUnder("easy-hosts")).toEqual([["hosts/web/default.nix", "owners/web.nix"]]);
  });
});
