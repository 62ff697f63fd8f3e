import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unused-formal.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

/** A flake with one host of some modules. */
const host = (modules: string, files: Record<string, string>, args = "") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { ${args} modules = [ ${modules} ]; };
  };
}
`,
  ...files,
});
const module = (text: string) => host("./a.nix", { "a.nix": text });

/** A flake.nix with two inputs and these outputs. */
const outputs = (text: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils = { url = "github:numtide/flake-utils"; };
  outputs = ${text};
}
`,
});

testRule(rule, {
  silent: {
    "what everybody writes in a module": module("{ config, lib, pkgs, options, modulesPath, ... }: { }\n"),
    "what flake-parts passes to each perSystem": "{ perSystem = { config, self', inputs', pkgs, system, ... }: { }; }",
    "a module without '...'": module("{ config, user }: { }\n"),
    "a module that hands all on": module("{ user, ... }@args: import ./b.nix args\n"),
    "a module whose used default hands all on": module("{ user, home ? f args, ... }@args: { a = home; }\n"),
    "a module that takes the name from all": module("{ user, ... }@args: { a = args.user; }\n"),
    "a module that inherits the name from all": module("args@{ user, ... }: { inherit (args) user; }\n"),
    "a name that the default of another reads": module("{ user, home ? user, ... }: { a = home; }\n"),
    "a name with an underscore": module("{ _user, ... }: { }\n"),
    "a name that deadnix is told to skip": module("{\n  # deadnix: skip\n  user,\n  ...\n}:\n{ }\n"),
    "names on a line that deadnix is told to skip": module("# deadnix: skip\n{ user, host, ... }:\n{ }\n"),
    "a module whose formals somebody looks at": host(
      "(let f = import ./a.nix; in if builtins.functionArgs f ? user then f { } else f)",
      { "a.nix": "{ user, ... }: { }\n" },
    ),
    "a function of a library": "{ lib, user, ... }: lib.foo 1",
    "a function inside": "{ lib, ... }: { f = { a, b, ... }: lib; }",
    "a function in a 'let'": "let f = { a, ... }: 1; in f { }",
    "an overlay's and other plain arguments": "final: prev: x: { }",
    "'self' of closed outputs": outputs("{ self, nixpkgs, utils }: { a = nixpkgs // utils; }"),
    "a closed template, of which nobody knows what follows its inputs": {
      "flake.nix": "{ outputs = { self, nixpkgs }: { a = self.inputs; }; }\n",
      "template/flake.nix": "{ outputs = { self, nixpkgs }: { }; }\n",
    },
    "outputs with a name for all": outputs("{ self, nixpkgs, utils, ... }@inputs: { a = inputs.nixpkgs; }"),
    "an input that nothing reads, which another rule tells": outputs("{ nixpkgs, utils, ... }: { a = nixpkgs; }"),
    "an argument that is no input, which another rule tells": outputs("{ nixpkgs, other, ... }: { a = nixpkgs; }"),
    "an input of closed outputs that is read elsewhere": outputs(
      "{ self, nixpkgs, utils }: { a = self.inputs.utils; b = nixpkgs; }",
    ),
    "a package that hands all on": "{ stdenv, foo }@args: stdenv.mkDerivation (f args)",
    "a user's list of names": { source: module("{ user, ... }: { }\n"), options: { ignore: ["user"] } },
  },
  reported: {
    "an argument of a module": {
      source: module("{ pkgs, user, ... }: #! 'user' is asked for, but never used\n{ a = pkgs; }\n"),
      fixed: { "a.nix": "{ pkgs, ... }:\n{ a = pkgs; }\n" },
    },
    "all arguments of a module, together": {
      source: module("{\n  user, #! 'user'\n  host, #! 'host'\n  ...\n}:\n{ }\n"),
      fixed: { "a.nix": "{ ... }:\n{ }\n" },
    },
    "what everybody writes, if the user wants it": {
      source: module("{ lib, ... }: { } #! 'lib'\n"),
      options: { ignore: [] },
      fixed: { "a.nix": "{ ... }: { }\n" },
    },
    "another argument of a perSystem": {
      source: "{ perSystem = { self', user, ... }: { }; } #! 'user'",
      fixed: "{ perSystem = { self', ... }: { }; }",
    },
    "an argument of a module in place": {
      source: host("({ pkgs, user, ... }: #! 'user'\n          { a = pkgs; })", {}),
      fixed: host("({ pkgs, ... }:\n          { a = pkgs; })", {}),
    },
    "an argument of a module that a function makes": {
      source: host("(import ./a.nix 1)", { "a.nix": "n: { user, pkgs, ... }: { a = pkgs; } #! 'user'\n" }),
      fixed: { "a.nix": "n: { pkgs, ... }: { a = pkgs; }\n" },
    },
    "an argument beside others taken from all": {
      source: module("{ user, ... }@args: { a = args.host; } #! 'user'\n"),
      fixed: { "a.nix": "{ ... }@args: { a = args.host; }\n" },
    },
    "an argument with a default": {
      source: module("{ user ? \"ada\", pkgs, ... }: { a = pkgs; } #! 'user'\n"),
      fixed: { "a.nix": "{ pkgs, ... }: { a = pkgs; }\n" },
    },
    "an argument whose default alone reads all that is passed": {
      source: module("{ user ? args.config.x, ... }@args: { } #! 'user'\n"),
      fixed: { "a.nix": "{ ... }@args: { }\n" },
    },
    "an argument of a file that looks like a module": {
      source: "{ lib, user, ... }: { a = lib; } #! 'user'",
      fixed: "{ lib, ... }: { a = lib; }",
    },
    "an argument that code in a comment uses, without a fix": {
      source: module("{ inputs, ... }: #! 'inputs'\n{\n  # imports = [ inputs.a.b ];\n}\n"),
    },
    "an argument of outputs whose input is read elsewhere": {
      source: outputs("{ self, utils, ... }: #! 'utils'\n    { a = self.inputs.utils // self.inputs.nixpkgs; }"),
      fixed: outputs("{ self, ... }:\n    { a = self.inputs.utils // self.inputs.nixpkgs; }"),
    },
    "an argument of outputs where no flake is opened": {
      source: { "templates/flake.nix": "{ outputs = { self, nixpkgs, ... }: { a = self; }; } #! 'nixpkgs'\n" },
      fixed: { "templates/flake.nix": "{ outputs = { self, ... }: { a = self; }; }\n" },
    },
    "'self' of open outputs": {
      source: outputs("{ self, nixpkgs, utils, ... }: { a = nixpkgs // utils; }; #! 'self'\n  more = { }"),
      fixed: outputs("{ nixpkgs, utils, ... }: { a = nixpkgs // utils; };\n  more = { }"),
    },
    "an argument of a package, without a fix": {
      source: "{ stdenv, foo }: stdenv.mkDerivation { } #! 'foo'",
    },
    "an argument of an open package": {
      source: "{ stdenv, foo, ... }: stdenv.mkDerivation { } #! 'foo'",
      fixed: "{ stdenv, ... }: stdenv.mkDerivation { }",
    },
  },
});

it("calls what a package asks for, and what a comment uses, a note", async () => {
  const severities = async (text: string) => {
    const { report } = await runRule(rule, { "a.nix": text });
    return report.findings.map(({ severity, fixes }) => [severity, fixes.length]);
  };
  expect(await severities("{ stdenv, a }: stdenv.mkDerivation { }")).toEqual([["note", 0]]);
  expect(await severities("{ a, ... }: {\n  # b = a.c;\n}")).toEqual([["note", 0]]);
  expect(await severities("{ a, ... }: {\n  # see a.nix\n}")).toEqual([["warning", 1]]);
});
