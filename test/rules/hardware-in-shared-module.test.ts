import rule from "#src/rules/layout/hardware-in-shared-module.ts";
import { twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const uuid = "/dev/disk/by-uuid/5d0f6c0e-3f0c-4c55-9a55-6b0c2e1d7a41";

const shared = (module: string, laptop = 'networking.hostName = "laptop";') => ({
  ...twoHosts,
  "hosts/desktop/default.nix": '{ imports = [ ../../disks.nix ]; networking.hostName = "desktop"; }\n',
  "hosts/laptop/default.nix": `{ imports = [ ../../disks.nix ]; ${laptop} }\n`,
  "disks.nix": module,
});

const root = `{ fileSystems."/".device = "${uuid}"; }\n`;

testRule(rule, {
  silent: {
    "the disk of a host in its own folder": {
      ...shared("{ }\n"),
      "hosts/laptop/default.nix": `{ networking.hostName = "laptop"; fileSystems."/".device = "${uuid}"; }\n`,
    },
    "a shared module that only one host uses": { ...shared(root), "hosts/laptop/default.nix": "{ }\n" },
    "a label": shared('{ fileSystems."/".device = "/dev/disk/by-label/nixos"; }\n'),
    "a device by its place": shared('{ fileSystems."/".device = "/dev/sda1"; }\n'),
    "a UUID that all images have": shared(
      '{ fileSystems."/".device = "/dev/disk/by-uuid/44444444-4444-4444-8888-888888888888"; }\n',
    ),
    "two variants of one machine": shared(root, 'networking.hostName = "desktop";'),
    "a host whose name is not known": shared(root, ""),
    "a condition that is not known": shared(
      `{ config, lib, ... }: { fileSystems."/" = lib.mkIf config.my.disk { device = "${uuid}"; }; }\n`,
    ),
    "a condition that holds for one": shared(
      `{ config, lib, ... }: lib.mkIf (config.networking.hostName == "laptop") { fileSystems."/".device = "${uuid}"; }\n`,
    ),
    "a device handed in": shared('{ config, ... }: { fileSystems."/".device = config.my.disk; }\n'),
    "another option": shared(`{ services.btrbk.device = "${uuid}"; }\n`),
  },
  reported: {
    "a file system": {
      source: shared(`{\n  fileSystems."/".device = "${uuid}"; #! module of 'desktop' and 'laptop'\n}\n`),
    },
    "an encrypted disk, once for the file": {
      source: shared(
        `{ lib, ... }: {\n  boot.initrd.luks.devices.root.device = lib.mkDefault "${uuid}"; #! the disk of one machine\n  boot.initrd.luks.devices.home.device = "${uuid}";\n  fileSystems."/".device = "${uuid}";\n}\n`,
      ),
    },
  },
});
