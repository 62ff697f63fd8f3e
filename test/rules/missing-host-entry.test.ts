import rule from "#src/rules/layout/missing-host-entry.ts";
import { twoHosts } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

/** Hosts of these names, each of which one expression leads to its entry. */
const hosts = (names: readonly string[], { entry = "./hosts/${name}", marker = "" } = {}) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ ${names.map((name) => `"${name}"`).join(" ")} ] (name: nixpkgs.lib.nixosSystem { modules = [ ${entry} ]; }); ${marker}
  };
}
`,
  "hosts/desktop/default.nix": "{ }\n",
  "hosts/laptop/default.nix": "{ }\n",
});

testRule(rule, {
  silent: {
    "every host has its entry": hosts(["desktop", "laptop"]),
    "no host has it, which is told at the import": hosts(["server", "htpc"]),
    "a path of one host only, which is told at the import": {
      ...twoHosts,
      "flake.nix": twoHosts["flake.nix"].replace("./hosts/laptop", "./hosts/laptop/gone.nix"),
    },
    "a path that has nothing to do with the host": hosts(["desktop", "laptop"], {
      entry: './hosts/${name} ./users/${if name == "laptop" then "ada" else "bob"}.nix',
    }),
    "a path that is asked for": hosts(["desktop", "laptop", "server"], {
      entry: '{ imports = if builtins.pathExists (./hosts + "/${name}") then [ (./hosts + "/${name}") ] else [ ]; }',
    }),
    "a folder of shared files": {
      ...twoHosts,
      "hosts/laptop/default.nix": "{ imports = [ ../common/hardware.nix ]; }\n",
      "hosts/common/hardware.nix": "{ }\n",
    },
    "a folder that is no machine's": { ...twoHosts, "hosts/notes/packages.nix": "{ }\n" },
    "a folder without Nix files": { ...twoHosts, "hosts/keys/laptop.pub": "ssh-ed25519 AAAA\n" },
    "a folder with an entry that no configuration uses, which is told elsewhere": {
      ...twoHosts,
      "hosts/server/configuration.nix": "{ }\n",
      "hosts/server/hardware-configuration.nix": "{ }\n",
    },
    "hosts whose entries have names of their own": {
      "flake.nix": hosts(["desktop", "laptop"], { entry: "./hosts/${name}/${name}.nix" })["flake.nix"],
      "hosts/desktop/desktop.nix": "{ }\n",
      "hosts/laptop/laptop.nix": "{ }\n",
      "hosts/server/hardware-configuration.nix": "{ }\n",
    },
    "outputs that are not all known": {
      ...twoHosts,
      "flake.nix": twoHosts["flake.nix"]
        .replace("outputs = { self,", "outputs = { private, self,")
        .replace(
          "nixosConfigurations.laptop",
          "nixosConfigurations.${private.name} = private.host;\n    nixosConfigurations.laptop",
        ),
      "hosts/server/hardware-configuration.nix": "{ }\n",
    },
  },
  reported: {
    "a host without its folder": {
      source: hosts(["desktop", "laptop", "server"], { marker: "#! host 'server' has no folder 'hosts/server'" }),
    },
    "a folder without default.nix": {
      source: {
        ...hosts(["desktop", "laptop", "server"], {
          marker: "#! host 'server' has no file 'hosts/server/default.nix'",
        }),
        "hosts/server/disk.nix": "{ }\n",
      },
    },
    "a file in the folder, by a string": {
      source: {
        ...hosts(["desktop", "laptop", "server"], {
          entry: '"${self}/hosts/${name}/default.nix"',
          marker: "#! 'hosts/server/default.nix'",
        }),
        "hosts/server/disk.nix": "{ }\n",
      },
    },
    "a file of its own": {
      source: {
        ...hosts(["desktop", "laptop", "server"], {
          entry: "./hosts/${name}.nix",
          marker: "#! no file 'hosts/server.nix'",
        }),
        "hosts/desktop.nix": "{ }\n",
        "hosts/laptop.nix": "{ }\n",
      },
    },
    "two hosts, each for itself": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }:
    let mkHost = name: nixpkgs.lib.nixosSystem { modules = [ (./hosts + "/\${name}/configuration.nix") ]; }; in {
      nixosConfigurations.desktop = mkHost "desktop";
      nixosConfigurations.htpc = mkHost "htpc"; #! host 'htpc' has no file 'hosts/htpc/configuration.nix'
      nixosConfigurations.server = mkHost "server"; #! host 'server'
    };
}
`,
        "hosts/desktop/configuration.nix": "{ }\n",
      },
    },
    "a folder with the hardware of a machine": {
      source: {
        ...twoHosts,
        "hosts/server/hardware-configuration.nix":
          "{ #! host folder 'hosts/server' has no default.nix, and nothing uses its files\n}\n",
      },
    },
    "the folder of a host that does not come to it": {
      source: {
        ...twoHosts,
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ { networking.hostName = "server"; } ]; };
  };
}
`,
        "hosts/server/users.nix": "{ #! host folder 'hosts/server'\n}\n",
      },
    },
  },
});
