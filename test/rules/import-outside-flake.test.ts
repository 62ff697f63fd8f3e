import rule from "#src/rules/modules/import-outside-flake.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string) => ({
  "flake.nix": flakeWith({ laptop: "./hosts/laptop.nix" }),
  "hosts/laptop.nix": module,
});

testRule(rule, {
  silent: {
    "a path inside": { ...laptop("{ imports = [ ../audio.nix ]; }\n"), "audio.nix": "{ }\n" },
    "the root itself": { ...laptop("{ x = import ../.; }\n"), "default.nix": "{ }\n" },
    "an absolute path that is data for the machine": laptop('{ age.identityPaths = [ "/etc/ssh/key" ]; }\n'),
    "an absolute path that nothing reads as Nix": laptop("{ environment.etc.x.source = /etc/hosts; }\n"),
    "a module of nixpkgs": laptop('{ modulesPath, ... }: { imports = [ (modulesPath + "/installer/x.nix") ]; }\n'),
    "a path asked for first": laptop(
      "{ lib, ... }: { imports = lib.optional (builtins.pathExists /etc/nixos/x.nix) /etc/nixos/x.nix; }\n",
    ),
    "a file that nothing leads to": { ...laptop("{ }\n"), "old.nix": "{ imports = [ /etc/nixos/x.nix ]; }\n" },
  },
  reported: {
    "the hardware configuration of the machine": {
      source: laptop(
        "{\n  imports = [ /etc/nixos/hardware-configuration.nix ]; #! '/etc/nixos/hardware-configuration.nix' lies outside\n}\n",
      ),
    },
    "too many steps up": { source: laptop("{\n  imports = [ ../../../shared.nix ]; #! lies outside the flake\n}\n") },
    "the home folder": { source: laptop("{\n  imports = [ ~/private.nix ]; #! '~/private.nix' lies outside\n}\n") },
    "the builtin import": { source: laptop("{\n  x = import /etc/x.nix; #! '/etc/x.nix'\n}\n") },
  },
});
