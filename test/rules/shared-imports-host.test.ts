import rule from "#src/rules/modules/shared-imports-host.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "hosts that import shared modules": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../../modules/audio.nix ]; }\n",
      "modules/audio.nix": "{ imports = [ ./pipewire.nix ]; }\n",
      "modules/pipewire.nix": "{ }\n",
    },
    "a function that puts hosts together": {
      "flake.nix":
        '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = inputs: { nixosConfigurations.a = import ./lib/mk-host.nix inputs; }; }\n',
      "lib/mk-host.nix": "{ nixpkgs, ... }: nixpkgs.lib.nixosSystem { modules = [ ../hosts/a ]; }\n",
      "hosts/a/default.nix": "{ }\n",
    },
    "a host's file that imports its own": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ./disk.nix ]; }\n",
      "hosts/laptop/disk.nix": "{ }\n",
    },
    "a module that only the host itself uses": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../../modules/laptop-only.nix ]; }\n",
      "modules/laptop-only.nix": "{ imports = [ ../hosts/laptop/disk.nix ]; }\n",
      "hosts/laptop/disk.nix": "{ }\n",
    },
    "data read from a host's folder by flake.nix": {
      ...twoHosts,
      "flake.nix": flakeWith({
        desktop: "./hosts/desktop",
        laptop: "./hosts/laptop (import ./hosts/laptop/extra.nix)",
      }),
      "hosts/laptop/extra.nix": "{ }\n",
    },
  },
  reported: {
    "a shared module that reaches into a host": {
      source: {
        ...twoHosts,
        "hosts/desktop/default.nix": "{ imports = [ ../../modules/backup.nix ]; }\n",
        "hosts/laptop/default.nix": "{ imports = [ ../../modules/backup.nix ]; }\n",
        "hosts/laptop/disk.nix": "{ }\n",
        "modules/backup.nix":
          "{\n  imports = [\n    ../hosts/laptop/disk.nix #! shared module 'modules/backup.nix' imports a file of host 'laptop'\n  ];\n}\n",
      },
    },
  },
});
