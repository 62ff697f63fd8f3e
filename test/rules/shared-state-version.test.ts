import rule from "#src/rules/layout/shared-state-version.ts";
import { twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const shared = (base: string, laptop = 'networking.hostName = "laptop";') => ({
  ...twoHosts,
  "hosts/desktop/default.nix": '{ imports = [ ../../base.nix ]; networking.hostName = "desktop"; }\n',
  "hosts/laptop/default.nix": `{ imports = [ ../../base.nix ]; ${laptop} }\n`,
  "base.nix": base,
});

const version = '{ system.stateVersion = "24.11"; }\n';

testRule(rule, {
  silent: {
    "each host its own": {
      ...shared("{ }\n"),
      "hosts/desktop/default.nix": '{ networking.hostName = "desktop"; system.stateVersion = "24.11"; }\n',
      "hosts/laptop/default.nix": '{ networking.hostName = "laptop"; system.stateVersion = "24.11"; }\n',
    },
    "a default": shared('{ lib, ... }: { system.stateVersion = lib.mkDefault "24.11"; }\n'),
    "the release of nixpkgs": shared("{ lib, ... }: { system.stateVersion = lib.trivial.release; }\n"),
    "two variants of one machine": shared(version, 'networking.hostName = "desktop";'),
    "a host whose name is not known": shared(version, ""),
    "a condition that is not known": shared(
      '{ config, lib, ... }: lib.mkIf config.my.old { system.stateVersion = "20.09"; }\n',
    ),
  },
  reported: {
    "a version in a shared module": {
      source: shared(
        "{\n  system.stateVersion = \"24.11\"; #! 'desktop' and 'laptop' share one system.stateVersion\n}\n",
      ),
    },
    "a version that goes by way of a variable": {
      source: shared('let\n  version = "24.11"; #! share one\nin\n{ system.stateVersion = version; }\n'),
    },
  },
});
