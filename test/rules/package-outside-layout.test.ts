import rule from "#src/rules/layout/package-outside-layout.ts";
import { testRule } from "../support/test-rule.ts";

function packages(files: Readonly<Record<string, string>>, marker = "") {
  const names = Object.keys(files);
  const lines = names.map((file, index) => {
    return `    packages.x86_64-linux.p${index} = pkgs.callPackage ./${file} { };${index === names.length - 1 ? marker : ""}\n`;
  });
  return {
    "flake.nix": `{\n  outputs = { nixpkgs, ... }: let pkgs = nixpkgs.legacyPackages.x86_64-linux; in {\n${lines.join("")}  };\n}\n`,
    ...files,
  };
}

const recipe = '{ stdenv }: stdenv.mkDerivation { name = "x"; }\n';
const three = { "pkgs/a.nix": recipe, "pkgs/b/default.nix": recipe, "pkgs/c.nix": recipe };
const pinned = { packages: ["pkgs"] };

testRule(rule, {
  silent: {
    "every package in the folder": packages(three),
    "one package, wherever it is": packages({ "package.nix": recipe }),
    "a shell": { source: packages({ "nix/shell.nix": "{ mkShell }: mkShell { }\n" }), layout: pinned },
    "a test": { source: packages({ "tests/boot.nix": recipe }), layout: pinned },
    "a function that builds nothing": packages({ ...three, "options.nix": "{ lib }: lib.id { }\n" }),
    "a module's own package": {
      source: {
        "flake.nix":
          "{\n  outputs = { nixpkgs, ... }: {\n    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./modules/a ]; };\n  };\n}\n",
        "modules/a/default.nix": "{ pkgs, ... }: { x = pkgs.callPackage ./package.nix { }; }\n",
        "modules/a/package.nix": recipe,
      },
      layout: pinned,
    },
  },
  reported: {
    "one at the root, the others in a folder": {
      source: packages({ ...three, "tool.nix": recipe }, " #! package 'tool.nix' lies outside 'pkgs/'"),
    },
    "one outside of the folder that is named": {
      source: packages({ "nix/tool.nix": recipe }, " #! package 'nix/tool.nix' lies outside 'pkgs/'"),
      layout: pinned,
    },
  },
});
