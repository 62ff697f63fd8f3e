import rule from "#src/rules/layout/configuration-without-host.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

/** Two hosts with a folder each, and others with these modules. */
const beside = (others: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) => ({
  ...twoHosts,
  "flake.nix": flakeWith({ desktop: "./hosts/desktop", laptop: "./hosts/laptop", ...others }),
  ...files,
});

const ssh = "{ services.openssh.enable = true; }";

testRule(rule, {
  silent: {
    "every host has a folder": twoHosts,
    "no pattern of hosts": { "flake.nix": flakeWith({ desktop: ssh, laptop: ssh }) },
    "a file among the hosts": beside({ server: `./hosts/server.nix ${ssh}` }, { "hosts/server.nix": "{ }\n" }),
    "a file of its own elsewhere, which another rule tells": beside(
      { server: `./machines/server.nix ${ssh}` },
      { "machines/server.nix": "{ }\n" },
    ),
    "a file of its own that an inline module imports": beside(
      { server: "{ imports = [ ./hosts/server ]; }" },
      { "hosts/server/default.nix": "{ }\n" },
    ),
    "a file that only it uses, under any name": beside({ server: `./mail.nix ${ssh}` }, { "mail.nix": "{ }\n" }),
    "a variant of another host": beside({ "laptop-gaming": `./hosts/laptop ${ssh}` }),
    "several hosts of one file among the hosts": beside(
      { a: `./hosts/cloud.nix ${ssh}`, b: `./hosts/cloud.nix ${ssh}` },
      { "hosts/cloud.nix": "{ }\n" },
    ),
    "shared modules alone": beside(
      { server: "./modules/base.nix", web: "./modules/base.nix" },
      { "modules/base.nix": "{ }\n" },
    ),
    "an installation image by its name": beside({ "live-iso": ssh }),
    "an installer by its modules": beside({
      rescue: `"\${nixpkgs}/nixos/modules/installer/cd-dvd/installation-cd-minimal.nix" ${ssh}`,
    }),
    "a guest": beside({ build: `"\${nixpkgs}/nixos/modules/virtualisation/qemu-vm.nix" ${ssh}` }),
    "modules that are not all known": beside({ server: `${ssh} ] ++ inputs.private.modules ++ [` }),
    "an entry that cannot be found": beside({ server: `${ssh} ./hosts/server` }),
    "hosts that one function makes": {
      ...twoHosts,
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = {
      desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
      laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
    } // nixpkgs.lib.genAttrs [ "a" "b" ] (name: nixpkgs.lib.nixosSystem { modules = [ { networking.hostName = name; } ]; });
  };
}
`,
    },
    "a mac, where only NixOS hosts have a folder": {
      ...twoHosts,
      "flake.nix": twoHosts["flake.nix"].replace(
        "    nixosConfigurations.desktop",
        `    darwinConfigurations.book = inputs.darwin.lib.darwinSystem { modules = [ ${ssh} ]; };\n    nixosConfigurations.desktop`,
      ),
    },
  },
  reported: {
    "a host among the outputs": {
      source: {
        ...twoHosts,
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ./modules ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ./modules ]; };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { #! host 'server' has no file of its own in 'hosts/'
      modules = [ ./modules { services.openssh.enable = true; } ];
    };
  };
}
`,
        "modules/default.nix": "{ }\n",
      },
    },
    "a mac among macs": {
      source: {
        "flake.nix": `{
  inputs.darwin.url = "github:nix-darwin/nix-darwin";
  outputs = { darwin, ... }: {
    darwinConfigurations.air = darwin.lib.darwinSystem { modules = [ ./hosts/air.nix ]; };
    darwinConfigurations.mini = darwin.lib.darwinSystem { modules = [ ./hosts/mini.nix ]; };
    darwinConfigurations.book = darwin.lib.darwinSystem { modules = [ { system.stateVersion = 5; } ]; }; #! 'book'
  };
}
`,
        "hosts/air.nix": "{ }\n",
        "hosts/mini.nix": "{ }\n",
      },
    },
    "hosts in a folder for each system": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/x86_64-linux/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/x86_64-linux/laptop ]; };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ { } ]; }; #! 'server' has no file of its own
  };
}
`,
        "hosts/x86_64-linux/desktop/default.nix": "{ }\n",
        "hosts/x86_64-linux/laptop/default.nix": "{ }\n",
      },
    },
  },
});
