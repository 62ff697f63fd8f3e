import { describe, expect, it } from "vitest";
import { missingDisks } from "#src/project/machines/disk-layouts.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("the disks of machines", () => {
  const missing = missingDisks(
    projectOf({
      "flake.nix": flakeWith({
        desktop: "./desktop.nix",
        laptop: '{ disko.devices.disk.main.device = "/dev/sda"; }',
        maybe: "inputs.private.nixosModules.disks",
        server: "{ }",
        vm: "{ }",
      }),
      "desktop.nix": '{\n  fileSystems."/".device = "/dev/sda1";\n}\n',
    }),
  );

  it("are missing where nothing can mount one, on machines that are installed", () => {
    expect(missing?.hosts.map(({ name }) => name)).toEqual(["server"]);
  });

  it("are shown of another machine", () => {
    expect([missing?.example.host.name, missing?.example.place.file]).toEqual(["desktop", "desktop.nix"]);
  });
});
