import { describe, expect, it } from "vitest";
import { headlessHostFolders } from "#src/project/layout/host-folders.ts";
import { missingHostEntries } from "#src/project/layout/missing-host-entries.ts";
import { twoHosts } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("the entry of a host", () => {
  const project = projectOf({
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "desktop" "laptop" "server" ]
      (name: nixpkgs.lib.nixosSystem { modules = [ ./hosts/\${name} ./gone.nix ]; });
  };
}`,
    "hosts/desktop/default.nix": "{ }",
    "hosts/laptop/disk.nix": "{ }",
  });

  it("is missing where another host's is found by the same expression", () => {
    const found = missingHostEntries(project).map(({ host, path, kind }) => `${host.name}: ${kind} ${path}`);
    expect(found).toEqual(["laptop: file hosts/laptop/default.nix", "server: folder hosts/server"]);
  });

  it("is compared with the first that is found", () => {
    expect(missingHostEntries(project)[0]?.sibling.file).toBe("hosts/desktop/default.nix");
  });
});

describe("a folder among the hosts without an entry", () => {
  const named = (files: Readonly<Record<string, string>>) =>
    headlessHostFolders(projectOf({ ...twoHosts, ...files })).map(({ path, entryName }) => `${path} ${entryName}`);

  it("is a host's if it describes hardware", () => {
    expect(named({ "hosts/server/disko.nix": "{ }" })).toEqual(["hosts/server default.nix"]);
  });

  it("is none otherwise", () => expect(named({ "hosts/notes/disks-of-all.nix": "{ }" })).toEqual([]));
});
