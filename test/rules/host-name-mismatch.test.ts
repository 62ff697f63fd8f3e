import rule from "#src/rules/layout/host-name-mismatch.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, name = "laptop") => ({
  "flake.nix": flakeWith({ [name]: "./laptop.nix" }),
  "laptop.nix": module,
});

testRule(rule, {
  silent: {
    "the same name": laptop('{ networking.hostName = "laptop"; }\n'),
    "no name set": twoHosts,
    "another case": laptop('{ networking.hostName = "Laptop"; }\n'),
    "dashes for underscores": laptop('{ networking.hostName = "my-laptop"; }\n', "my_laptop"),
    "the first part of a full name": laptop('{ networking.hostName = "web"; }\n', '"web.example.org"'),
    "a full name whose first part is in the host's": laptop(
      '{ networking.hostName = "corp-web"; }\n',
      '"web.example.org"',
    ),
    "a variant of the machine": laptop('{ networking.hostName = "Laptop"; }\n', "laptop-gaming"),
    "the name behind that of an owner": laptop('{ networking.hostName = "alice-LAPTOP"; }\n'),
    "a configuration named by place and host": laptop('{ networking.hostName = "lap_top"; }\n', "home-lap-top"),
    "an installation image": laptop('{ networking.hostName = "nixos"; }\n', "sd-image"),
    "an image that calls itself one": laptop('{ networking.hostName = "recovery-iso"; }\n', "recovery"),
    "a virtual machine": laptop('{ networking.hostName = "nixos-vm"; }\n', "try"),
    "a machine of a test": {
      "flake.nix": flakeWith({ testmachine: "./tests/machine.nix" }),
      "tests/machine.nix": '{ networking.hostName = "other"; }\n',
    },
    "a configuration called nixos": laptop('{ networking.hostName = "tower"; }\n', "nixos"),
    "the right name wins by force": laptop(
      '{ lib, ... }: { imports = [ ./shared.nix ]; networking.hostName = lib.mkForce "laptop"; }\n',
    ),
    "a name that depends on something unknown": laptop("{ config, ... }: { networking.hostName = config.my.name; }\n"),
    "a module that several hosts share": {
      "flake.nix": flakeWith({ "vm-intel": "./vm.nix", "vm-arm": "./vm.nix" }),
      "vm.nix": '{ networking.hostName = "vm"; }\n',
    },
    "a name passed through specialArgs": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      specialArgs.host = "laptop";
      modules = [ ({ host, ... }: { networking.hostName = host; }) ];
    };
  };
}
`,
    },
  },
  reported: {
    "the name of another host": {
      "flake.nix": flakeWith({ laptop: "./laptop.nix", tablet: "./tablet.nix" }),
      "laptop.nix": '{ networking.hostName = "laptop"; }\n',
      "tablet.nix": `{ networking.hostName = "laptop"; } #! host 'tablet' calls itself 'laptop', which is another host\n`,
    },
    "another name": {
      source: laptop("{\n  networking.hostName = \"notebook\"; #! host 'laptop' calls itself 'notebook'\n}\n"),
    },
    "the name of another host, without the place": {
      "flake.nix": flakeWith({ hydra: "./hydra.nix", "staging-hydra": "./staging.nix" }),
      "hydra.nix": '{ networking.hostName = "hydra"; }\n',
      "staging.nix": `{ networking.hostName = "hydra"; } #! host 'staging-hydra' calls itself 'hydra', which is another host\n`,
    },
    "the end of a word": {
      source: laptop("{\n  networking.hostName = \"mylaptop\"; #! host 'laptop' calls itself 'mylaptop'\n}\n"),
    },
    "the beginning of the name": {
      source: laptop("{\n  networking.hostName = \"lap\"; #! host 'laptop' calls itself 'lap'\n}\n"),
    },
    "another name as a default, in a set, under config": {
      source: laptop(
        "{ lib, ... }:\n{\n  config.networking = {\n    hostName = lib.mkDefault \"notebook\"; #! calls itself 'notebook'\n  };\n}\n",
      ),
    },
    "another name through specialArgs": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      specialArgs.host = "tower"; #! host 'laptop' calls itself 'tower'
      modules = [ ({ host, ... }: { networking.hostName = host; }) ];
    };
  };
}
`,
      },
    },
  },
});
