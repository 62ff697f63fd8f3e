import rule from "#src/rules/layout/host-without-configuration.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "every folder is a host": twoHosts,
    "a folder of shared modules that a host imports": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../common ]; }\n",
      "hosts/common/default.nix": "{ }\n",
    },
    "a folder of which one file is used": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../common/users.nix ]; }\n",
      "hosts/common/default.nix": "{ }\n",
      "hosts/common/users.nix": "{ }\n",
    },
    "a folder without an entry file": { ...twoHosts, "hosts/notes/disk.nix": "{ }\n" },
    "hosts found by listing the folder": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "desktop" "laptop" ]
      (name: nixpkgs.lib.nixosSystem { modules = [ (./hosts + "/\${name}") ]; });
  };
}
`,
      "hosts/desktop/default.nix": "{ }\n",
      "hosts/laptop/default.nix": "{ }\n",
      "hosts/spare/default.nix": "{ }\n",
    },
    "a folder inside of a host's, beside a file of its name": {
      "flake.nix": flakeWith({ desktop: "./hosts/desktop/desktop.nix", laptop: "./hosts/laptop" }),
      "hosts/desktop/desktop.nix": "{ }\n",
      "hosts/desktop/old/default.nix": "{ }\n",
      "hosts/laptop/default.nix": "{ }\n",
    },
    "no pattern of hosts": {
      "flake.nix": flakeWith({ laptop: "./hosts/laptop" }),
      "hosts/laptop/default.nix": "{ }\n",
      "hosts/old/default.nix": "{ }\n",
    },
  },
  reported: {
    "a machine that is built no more": {
      source: {
        ...twoHosts,
        "hosts/htpc/configuration.nix": "{ #! no configuration uses the host folder 'hosts/htpc'\n}\n",
      },
    },
    "a machine in the folder of its system": {
      source: {
        "flake.nix": flakeWith({ desktop: "./hosts/nixos/desktop", laptop: "./hosts/nixos/laptop" }),
        "hosts/nixos/desktop/default.nix": "{ }\n",
        "hosts/nixos/laptop/default.nix": "{ }\n",
        "hosts/nixos/htpc/default.nix": "{ #! 'hosts/nixos/htpc'\n}\n",
      },
    },
    "a folder with several files, once": {
      source: {
        ...twoHosts,
        "hosts/htpc/default.nix": "{ #! 'hosts/htpc'\n  imports = [ ./disk.nix ];\n}\n",
        "hosts/htpc/disk.nix": "{ }\n",
      },
    },
  },
});
