import rule from "#src/rules/modules/host-imports-host.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "hosts apart": twoHosts,
    "a host's own files": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ./disk.nix ]; }\n",
      "hosts/laptop/disk.nix": "{ }\n",
    },
    "shared modules beside the hosts": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../common/users.nix ]; }\n",
      "hosts/common/users.nix": "{ }\n",
    },
    "a list of hosts that imports each": {
      "flake.nix":
        '{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = inputs: { nixosConfigurations = import ./hosts inputs; }; }\n',
      "hosts/default.nix":
        "{ nixpkgs, ... }: { a = nixpkgs.lib.nixosSystem { modules = [ ./a ]; }; b = nixpkgs.lib.nixosSystem { modules = [ ./b ]; }; }\n",
      "hosts/a/default.nix": "{ }\n",
      "hosts/b/default.nix": "{ }\n",
    },
    "a variant of the host": {
      "flake.nix": flakeWith({ desktop: "./hosts/desktop", "desktop-vm": "./hosts/desktop-vm" }),
      "hosts/desktop/default.nix": "{ imports = [ ./disk.nix ]; }\n",
      "hosts/desktop/disk.nix": "{ }\n",
      "hosts/desktop-vm/default.nix": "{ imports = [ ../desktop/disk.nix ]; }\n",
    },
    "an installer image of the same host": {
      ...twoHosts,
      "flake.nix": flakeWith({
        desktop: "./hosts/desktop",
        laptop: "./hosts/laptop",
        "laptop-iso": "./hosts/laptop/iso.nix",
      }),
      "hosts/laptop/iso.nix": "{ imports = [ ./. ]; }\n",
    },
    "a container that is another host": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ containers.d.config = { imports = [ ../desktop ]; }; }\n",
    },
  },
  reported: {
    "a container that has a part of another host": {
      source: {
        ...twoHosts,
        "hosts/desktop/audio.nix": "{ }\n",
        "hosts/laptop/default.nix":
          "{\n  containers.d.config = {\n    imports = [ ../desktop/audio.nix ]; #! a file of host 'desktop'\n  };\n}\n",
      },
    },
    "a host that is imported whole": {
      source: {
        ...twoHosts,
        "hosts/laptop/default.nix": "{\n  imports = [ ../desktop ]; #! a file of host 'desktop'\n}\n",
      },
    },
    "another host's module": {
      source: {
        ...twoHosts,
        "hosts/desktop/audio.nix": "{ }\n",
        "hosts/laptop/default.nix":
          "{\n  imports = [\n    ../desktop/audio.nix #! host 'laptop' imports a file of host 'desktop'\n  ];\n}\n",
      },
    },
    "a path built from self": {
      source: {
        "flake.nix": flakeWith({ desktop: "./hosts/desktop", laptop: "./hosts/laptop" })
          .replace("nixosSystem { modules", "nixosSystem { specialArgs = { inherit self; }; modules")
          .replace(
            "laptop = nixpkgs.lib.nixosSystem {",
            "laptop = nixpkgs.lib.nixosSystem { specialArgs = { inherit self; };",
          ),
        "hosts/desktop/default.nix": "{ }\n",
        "hosts/desktop/audio.nix": "{ }\n",
        "hosts/laptop/default.nix":
          "{ self, ... }:\n{\n  imports = [ \"${self}/hosts/desktop/audio.nix\" ]; #! a file of host 'desktop'\n}\n",
      },
    },
  },
});
