import rule from "#src/rules/layout/host-outside-layout.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "every host in the folder": twoHosts,
    "one host only, which makes no pattern": {
      "flake.nix": flakeWith({ laptop: "./machines/laptop" }),
      "machines/laptop/default.nix": "{ }\n",
    },
    "two hosts in two folders, neither of which holds most": {
      "flake.nix": flakeWith({ laptop: "./hosts/laptop", server: "./machines/server" }),
      "hosts/laptop/default.nix": "{ }\n",
      "machines/server/default.nix": "{ }\n",
    },
    "a host as a file beside the others' folders": {
      ...twoHosts,
      "flake.nix": flakeWith({ desktop: "./hosts/desktop", laptop: "./hosts/laptop", server: "./hosts/server.nix" }),
      "hosts/server.nix": "{ }\n",
    },
    "a host written inline": {
      ...twoHosts,
      "flake.nix": flakeWith({
        desktop: "./hosts/desktop",
        laptop: "./hosts/laptop",
        vm: '{ networking.hostName = "vm"; }',
      }),
    },
    "a variant of another host": {
      ...twoHosts,
      "flake.nix": flakeWith({
        desktop: "./hosts/desktop",
        laptop: "./hosts/laptop",
        "laptop-iso": "./hosts/laptop ./iso.nix",
      }),
      "iso.nix": "{ }\n",
    },
    "a machine of another system in a folder of its own": {
      ...twoHosts,
      "flake.nix": twoHosts["flake.nix"].replace(
        "  };\n}",
        "    darwinConfigurations.mac = inputs.darwin.lib.darwinSystem { modules = [ ./darwin/mac ]; };\n  };\n}",
      ),
      "darwin/mac/default.nix": "{ }\n",
    },
    "folders for each architecture": {
      "flake.nix": flakeWith({
        desktop: "./hosts/x86_64-linux/desktop",
        laptop: "./hosts/x86_64-linux/laptop",
        pi: "./hosts/aarch64-linux/pi",
      }),
      "hosts/x86_64-linux/desktop/default.nix": "{ }\n",
      "hosts/x86_64-linux/laptop/default.nix": "{ }\n",
      "hosts/aarch64-linux/pi/default.nix": "{ }\n",
    },
  },
  reported: {
    "one host in another folder": {
      source: {
        ...twoHosts,
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
    nixosConfigurations.nas = nixpkgs.lib.nixosSystem {
      modules = [
        ./machines/nas #! host 'nas' lives in 'machines/nas', the others in 'hosts/'
      ];
    };
  };
}
`,
        "machines/nas/default.nix": "{ }\n",
      },
    },
    "a host at the root": {
      source: {
        ...twoHosts,
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
    nixosConfigurations.old = nixpkgs.lib.nixosSystem { modules = [ ./configuration.nix ]; }; #! host 'old' lives in
  };
}
`,
        "configuration.nix": "{ }\n",
      },
    },
  },
});
