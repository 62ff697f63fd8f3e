import rule from "#src/rules/layout/home-user-mismatch.ts";
import { testRule } from "../support/test-rule.ts";

const nested = (home: string, machine = "") => ({
  "flake.nix": `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    inputs.home-manager.url = "github:nix-community/home-manager";
    outputs = { nixpkgs, home-manager, ... }: {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        modules = [ home-manager.nixosModules.home-manager ./laptop.nix ];
      };
    };
  }`,
  "laptop.nix": `{ lib, ... }: { home-manager.users.ada = ./home.nix; ${machine} }`,
  "home.nix": `{ lib, config, osConfig, ... }: {\n${home}\n}`,
});

const alone = (name: string, home: string) => ({
  "flake.nix": `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    inputs.home-manager.url = "github:nix-community/home-manager";
    outputs = { nixpkgs, home-manager, ... }: {
      homeConfigurations."${name}" = home-manager.lib.homeManagerConfiguration {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        modules = [ ./home.nix ];
      };
    };
  }`,
  "home.nix": `{\n${home}\n}`,
});

const normal = "users.users.ada.isNormalUser = true;";

testRule(rule, {
  silent: {
    "the same user": nested('home.username = "ada"; home.homeDirectory = "/home/ada";', normal),
    "a name that gives way": nested('home.username = lib.mkDefault "adah";'),
    "a name that is meant": nested('home.username = lib.mkForce "adah";'),
    "a name under a condition": nested('home.username = lib.mkIf config.x "adah";'),
    "a name of the machine": nested("home.username = osConfig.mine.user;"),
    "a user with another name": nested('home.username = "adah";', 'users.users.ada.name = "adah";'),
    "a user whose name is not known": nested('home.username = "adah";', "users.users.ada.name = builtins.x;"),
    "a user that unknown modules may define": nested('home.username = "adah";', "users = import ./secret.nix;"),
    "a directory of a user that nobody describes": nested('home.homeDirectory = "/srv/ada";'),
    "a directory that the machine names": nested(
      'home.homeDirectory = "/srv/ada";',
      `${normal} users.users.ada.home = "/srv/ada";`,
    ),
    "a home named after a machine": alone("laptop", 'home.username = "ada";'),
    "one of several homes of a user": alone("work@laptop", 'home.username = "ada"; home.homeDirectory = "/Users/ada";'),
  },
  reported: {
    "another user": nested(`home.username = "adah"; #! home of user 'ada' has home.username 'adah', not 'ada'`),
    "another directory": nested(
      `home.homeDirectory = "/home/adah"; #! home of user 'ada' has home.homeDirectory '/home/adah', not '/home/ada'`,
      normal,
    ),
    "another directory than the machine has": nested(
      `home.homeDirectory = "/home/ada"; #! not '/srv/ada'`,
      `${normal} users.users.ada.home = "/srv/ada";`,
    ),
    "a home that is written in place": {
      ...nested(""),
      "laptop.nix": `{ home-manager.users.ada = {\nhome.username = "bo"; #! home of user 'ada'\n}; }`,
    },
  },
});
