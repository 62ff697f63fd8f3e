import rule from "#src/rules/modules/renamed-option.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (branch: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/${branch}";
  outputs = { nixpkgs, ... }: { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ]; }; };
}
`;
const host = (module: string, branch = "nixos-25.11") => ({ "flake.nix": flake(branch), "a.nix": module });
const lockOf = (age: number) =>
  lockText({ root: { inputs: { nixpkgs: "nixpkgs" } }, nixpkgs: { github: "NixOS/nixpkgs/nixos-unstable", age } });

testRule(rule, {
  silent: {
    "the new name": host("{ hardware.graphics.enable = true; }\n"),
    "a release older than the new name": host("{ hardware.opengl.enable = true; }\n", "nixos-24.05"),
    "a rolling branch that is not locked": host("{ hardware.opengl.enable = true; }\n", "nixos-unstable"),
    "a rolling branch locked before": {
      ...host("{ hardware.opengl.enable = true; }\n", "nixos-unstable"),
      "flake.lock": lockOf(600),
    },
    "an option of its own": host(
      "{ lib, ... }: { options.hardware.opengl.enable = lib.mkOption { }; config.hardware.opengl.enable = true; }\n",
    ),
    "below a condition that asks for the release": host(
      '{ lib, ... }: lib.optionalAttrs (lib.versionOlder lib.version "24.11") { hardware.opengl.enable = true; }\n',
    ),
    "a name of home-manager's in a machine": host('{ programs.git.userName = "a"; }\n'),
  },
  reported: {
    "the old name": {
      source: host("{ hardware.opengl.enable = true; } #! 'hardware.graphics.enable' since 24.11\n"),
      fixed: { "a.nix": "{ hardware.graphics.enable = true; }\n" },
    },
    "a rolling branch locked since": {
      source: {
        ...host("{ hardware.opengl.enable = true; } #! since 24.11\n", "nixos-unstable"),
        "flake.lock": lockOf(0),
      },
      fixed: { "a.nix": "{ hardware.graphics.enable = true; }\n" },
    },
    "an option of each user": {
      source: host(
        "{ users.users.alice.passwordFile = ''/p''; } #! 'users.users.alice.hashedPasswordFile' since 23.11\n",
      ),
      fixed: { "a.nix": "{ users.users.alice.hashedPasswordFile = ''/p''; }\n" },
    },
    "an option that takes its value in another form: no fix": {
      source: host('{ i18n.inputMethod.enabled = "fcitx5"; } #! has given way to\n'),
      fixed: {},
    },
    "below a set that both paths share": {
      source: host("{ boot = { isContainer = true; tmpOnTmpfs = true; }; } #!\n"),
      fixed: { "a.nix": "{ boot = { isContainer = true; tmp.useTmpfs = true; }; }\n" },
    },
    "below a set that the new path leaves: no fix": {
      source: host("{ services.xserver = { libinput.enable = true; }; } #!\n"),
      fixed: {},
    },
    "beside the new name: no fix": {
      source: host("{ hardware.graphics.enable = true; hardware.opengl.enable = true; } #!\n"),
      fixed: {},
    },
  },
});
