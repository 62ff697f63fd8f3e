import rule from "#src/rules/modules/separate-home-packages.ts";
import { testRule } from "../support/test-rule.ts";

const homeManager = "home-manager.nixosModules.home-manager";

/** A laptop with these modules, one a line, beside the home of a user. */
const laptop = (...modules: string[]) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.hjem.url = "github:feel-co/hjem";
  inputs.private.url = "github:ada/private";
  outputs = { nixpkgs, home-manager, hjem, private, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [
      ${modules.join("\n      ")}
    ]; };
  };
}
`,
  "ada.nix": "{ programs.git.enable = true; }\n",
});

const ada = "{ home-manager.users.ada = ./ada.nix; }";

testRule(rule, {
  silent: {
    "the machine's packages": laptop(homeManager, ada, "{ home-manager.useGlobalPkgs = true; }"),
    "the machine's packages by default": laptop(
      homeManager,
      ada,
      "({ lib, ... }: { home-manager = { useGlobalPkgs = lib.mkDefault true; }; })",
    ),
    "separate ones on purpose": laptop(homeManager, ada, "{ home-manager.useGlobalPkgs = false; }"),
    "a value that is not known": laptop(homeManager, ada, "{ home-manager.useGlobalPkgs = private.global; }"),
    "a set that may hold the option": laptop(homeManager, ada, "{ home-manager = private.homes; }"),
    "a module of an input that may set it": laptop(homeManager, ada, "private.nixosModules.default"),
    "a module that could not be followed": laptop(homeManager, ada, "./gone.nix"),
    "no users": laptop(homeManager, '{ home-manager.backupFileExtension = "old"; }'),
    "users of hjem": laptop("hjem.nixosModules.default", "{ hjem.users.ada = { }; }"),
    "a home that changes packages itself": laptop(
      homeManager,
      "{ home-manager.users.ada = { nixpkgs.config.allowUnfree = true; }; }",
    ),
    "a home that is not known": laptop(homeManager, "{ home-manager.users.ada = private.homes.ada; }"),
    "a home of its own": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      modules = [ { } ];
    };
  };
}
`,
    },
    "home-manager's module out of sight": laptop("(import <home-manager/nixos>)", ada),
  },
  reported: {
    "a machine that says nothing": {
      source: laptop(`${homeManager} #! the home of 'ada' on 'laptop' evaluates a nixpkgs of its own`, ada),
    },
    "a machine whose overlays the home does not get": {
      source: laptop(
        `${homeManager} #! 'ada'`,
        ada,
        "{ nixpkgs.overlays = [ (final: prev: { hello = prev.hello; }) ]; }",
      ),
    },
    "two users": {
      source: laptop(
        `${homeManager} #! the homes of 'ada' and 'bob' on 'laptop' evaluate a nixpkgs of their own`,
        ada,
        "{ home-manager.users.bob = { }; home-manager.useUserPackages = true; }",
      ),
    },
    "machines that share the import, once": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "a" "b" "c" ] (name: nixpkgs.lib.nixosSystem {
      modules = [
        home-manager.nixosModules.default #! the home of 'ada' on 'a', 'b' and 'c' evaluates
        { home-manager.users.ada = { }; }
      ];
    });
  };
}
`,
      },
    },
    "a mac": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.darwin.url = "github:nix-darwin/nix-darwin";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { darwin, home-manager, ... }: {
    darwinConfigurations.book = darwin.lib.darwinSystem {
      modules = [
        home-manager.darwinModules.home-manager #! 'ada' on 'book'
        { home-manager.users.ada = { }; }
      ];
    };
  };
}
`,
      },
    },
  },
});
