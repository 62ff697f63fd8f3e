import rule from "#src/rules/flake/output-without-system.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (outputs: string) => `{\n  outputs = { ... }: {\n    ${outputs}\n  };\n}`;

const lib = (value: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: let inherit (nixpkgs) lib; systems = [
    "x86_64-linux"
    "aarch64_linux"${/systems\)? \(/.test(value) ? " #! 'formatter.aarch64_linux' is for a system that does not exist" : ""}
  ]; in { formatter = ${value}; };
}`;

testRule(rule, {
  silent: {
    "a system": flake("packages.x86_64-linux.default = 1;"),
    "a rare system": flake("packages.armv7l-linux.default = 1; packages.riscv64-linux.default = 1;"),
    "an output without systems": flake("overlays.default = 1; templates.default = 1; lib.x = 1;"),
    "systems nobody knows": flake("packages = builtins.mapAttrs (system: x: x) (import ./x.nix);"),
    "systems by a function": `{
      outputs = { ... }: {
        packages = builtins.listToAttrs (map (name: { inherit name; value = { }; }) [ "x86_64-linux" "aarch64-darwin" ]);
      };
    }`,
    "systems by genAttrs": lib('lib.genAttrs [ "x86_64-linux" "aarch64-darwin" ] (system: { })'),
    "systems by genAttrs that are not known": lib("lib.genAttrs (import ./systems.nix) (system: { })"),
    "a formatter": flake("formatter.x86_64-linux = 1;"),
    "one package for all": flake('packages = { type = "derivation"; name = "x"; };'),
  },
  reported: {
    "a package": flake("packages.default = 1; #! 'packages.default' names no system"),
    "a package in a set": flake("packages = {\n      hello = 1; #! 'packages.hello'\n    };"),
    "a shell": flake("devShells.default = 1; #! 'devShells.default'"),
    "a misspelt system": flake(
      "checks.x86_64_linux.x = 1; #! 'checks.x86_64_linux' is for a system that does not exist",
    ),
    "another architecture's name": flake("apps.arm64-darwin.x = 1; #! 'apps.arm64-darwin'"),
    "a formatter of any system": flake("formatter.default = 1; #! 'formatter.default'"),
    "a system in the list of genAttrs": lib("lib.genAttrs systems (system: { })"),
    "a system in the list of a function made of genAttrs": lib("(lib.genAttrs systems) (system: 1)"),
  },
});
