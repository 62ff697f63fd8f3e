import rule from "#src/rules/dead-code/unused-input.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "taken by name": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    "followed by another input": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home.url = "github:nix-community/home-manager";
  inputs.home.inputs.nixpkgs.follows = "nixpkgs";
  outputs = { home, ... }: { lib = home.lib; };
}
`,
    "followed by a part of it, deep below": `{
  inputs.base.url = "github:o/base";
  inputs.home.url = "github:nix-community/home-manager";
  inputs.home.inputs.a.inputs.b.follows = "base/nixpkgs";
  outputs = { home, ... }: { lib = home.lib; };
}
`,
    "read by a module that has all inputs": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem {
      specialArgs = { inherit inputs; };
      modules = [ ./a.nix ];
    };
  };
}
`,
      "a.nix": "{ inputs, ... }: { imports = [ inputs.agenix.nixosModules.default ]; }\n",
    },
    "read by a module as an argument": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { specialArgs = inputs; modules = [ ./a.nix ]; };
  };
}
`,
      "a.nix": "{ agenix, ... }: { imports = [ agenix.nixosModules.default ]; }\n",
    },
    "read through self": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, ... }: { x = import ./x.nix { inherit self; }; };
}
`,
      "x.nix": "{ self }: self.inputs.nixpkgs.lib\n",
    },
    "all of them go into the registry": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, ... }@inputs: {
    nixosModules.a = { nix.registry = nixpkgs.lib.mapAttrs (_: flake: { inherit flake; }) inputs; };
  };
}
`,
    },
    "a library takes them by name": `{
  inputs.snowfall-lib.url = "github:snowfallorg/lib";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = inputs: inputs.snowfall-lib.mkFlake { inherit inputs; src = ./.; };
}
`,
    "a module of flake-parts takes them by name": `{
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.ez-configs.url = "github:ehllie/ez-configs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ inputs.ez-configs.flakeModule ];
  };
}
`,
    "the outputs stand in another file": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = inputs: import ./outputs.nix inputs;
}
`,
      "outputs.nix": "{ nixpkgs, ... }: { lib = nixpkgs.lib; }\n",
    },
    "a shim for Nix without flakes reads it from the lock file": {
      "flake.nix": `{
  inputs.flake-compat.url = "github:edolstra/flake-compat";
  outputs = { ... }: { };
}
`,
      "default.nix":
        "let lock = builtins.fromJSON (builtins.readFile ./flake.lock); in fetchTarball lock.nodes.flake-compat.locked.url\n",
    },
    "inputs that are computed": `{
  inputs = import ./inputs.nix;
  outputs = { ... }: { };
}
`,
    "another input is computed, and may follow it": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.\${"ho" + "me"} = { url = "github:o/home"; inputs.nixpkgs.follows = "nixpkgs"; };
  outputs = { ... }: { };
}
`,
    "another input's overrides are computed": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home = { url = "github:o/home"; inputs = import ./follows.nix; };
  outputs = { home, ... }: { lib = home.lib; };
}
`,
    "settings of self": `{
  inputs.self.submodules = true;
  outputs = { ... }: { };
}
`,
  },

  reported: {
    "nothing names it": {
      source: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils.url = "github:numtide/flake-utils"; #! input 'utils' is never read
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
      fixed: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    },
    "it is only among the arguments, which lose it too": {
      source: `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";

    # Small things
    utils = { #! 'utils'
      url = "github:numtide/flake-utils";
      inputs.systems.follows = "";
    };
  };

  outputs = { self, nixpkgs, utils, ... }: { lib = nixpkgs.lib; };
}
`,
      fixed: `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";
  };

  outputs = { self, nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    },
    "arguments without an ellipsis": {
      source: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils.url = "github:numtide/flake-utils"; #! 'utils'
  outputs = { self, nixpkgs, utils }: { lib = nixpkgs.lib; };
}
`,
      fixed: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: { lib = nixpkgs.lib; };
}
`,
    },
    "declared in several places": {
      source: `{
  inputs.utils.url = "github:numtide/flake-utils"; #! 'utils'
  inputs.nixpkgs.url = "github:NixOS/nixpkgs"; # the packages
  inputs.utils.flake = false;
  inputs = { utils.inputs.systems.follows = ""; };
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
      fixed: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs"; # the packages
  inputs = { };
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    },
    "one after the other, where the first kept the second": {
      source: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.systems.url = "github:nix-systems/default";
  inputs.utils.url = "github:numtide/flake-utils"; #! 'utils'
  inputs.utils.inputs.systems.follows = "systems";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
      fixed: `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
    },
    "only a template's flake.nix and a comment name it": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils.url = "github:numtide/flake-utils"; #! 'utils'
  outputs = { nixpkgs, ... }: {
    # inputs.utils.lib was here
    lib = nixpkgs.lib;
  };
}
`,
        "templates/a/flake.nix":
          '{ inputs.utils.url = "github:numtide/flake-utils"; outputs = inputs: inputs.utils.lib; }\n',
      },
      fixed: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    # inputs.utils.lib was here
    lib = nixpkgs.lib;
  };
}
`,
      },
    },
    "modules have all inputs, and none reads it": {
      source: {
        "flake.nix": `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";
    # Secrets
    agenix.url = "github:ryantm/agenix"; #! 'agenix'
    disko.url = "github:nix-community/disko";
  };
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; modules = [ ./a.nix ]; };
  };
}
`,
        "a.nix": "{ inputs, ... }: { imports = [ inputs.disko.nixosModules.disko ]; programs.agenix.enable = true; }\n",
      },
      fixed: {
        "flake.nix": `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";
    # Secrets
    disko.url = "github:nix-community/disko";
  };
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; modules = [ ./a.nix ]; };
  };
}
`,
      },
    },
  },
});
