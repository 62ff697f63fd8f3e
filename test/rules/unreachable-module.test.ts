import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/unreachable-module.ts";
import { flakeWith, twoHosts } from "../support/flakes.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string) => ({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module });
const dead = { "modules/dead.nix": "{ }\n" };

testRule(rule, {
  silent: {
    "a module that a host imports": { ...laptop("{ imports = [ ./modules/dead.nix ]; }\n"), ...dead },
    "a module under a condition": {
      ...laptop("{ lib, config, ... }: { imports = lib.optional config.x ./modules/dead.nix; }\n"),
      ...dead,
    },
    "a folder that somebody lists": {
      ...laptop('{ imports = map (n: ./modules + "/${n}") (f ./modules); }\n'),
      ...dead,
    },
    "a computed file name": { ...laptop("{ x, ... }: { imports = [ ./modules/${x}.nix ]; }\n"), ...dead },
    "a path built from self": { ...laptop('{ self, ... }: { imports = [ "${self}/modules/dead.nix" ]; }\n'), ...dead },
    "a folder that is only named": { ...laptop("{ root = ./modules; }\n"), ...dead },
    "a suffix behind a computed folder": {
      ...laptop('{ root, ... }: { imports = [ "${root}/dead.nix" ]; }\n'),
      ...dead,
    },
    "a package": { ...laptop("{ pkgs, ... }: { x = pkgs.callPackage ./modules/dead.nix { }; }\n"), ...dead },
    "a file of agenix": { ...laptop("{ }\n"), "secrets/secrets.nix": "{ }\n" },
    "a shell for nix-shell": { ...laptop("{ }\n"), "shell.nix": "{ }\n", "ci/release.nix": "{ }\n" },
    "a library, whose files others may read": {
      "flake.nix": "{ outputs = _: { nixosModules.a = ./a.nix; }; }\n",
      "a.nix": "{ }\n",
      ...dead,
    },
    "another flake inside": {
      ...laptop("{ }\n"),
      "sub/flake.nix": "{ outputs = _: { }; }\n",
      "sub/module.nix": "{ }\n",
    },
    "a file that a README says how to build": {
      ...laptop("{ }\n"),
      "images/pi.nix": "{ }\n",
      "images/README.md": "# Image\n\n    nix-build pi.nix\n",
    },
    "a shell that takes nixpkgs by itself": {
      ...laptop("{ }\n"),
      "pkgs/kernel-shell.nix": "with import <nixpkgs> { }; mkShell { }\n",
    },
    "a file that nixos-rebuild, nixpkgs or NUR look for at the top": {
      ...laptop("{ }\n"),
      "system.nix": "{ }\n",
      "config.nix": "{ }\n",
      "nur.nix": "{ }\n",
    },
    "a file whose name says that it is to be copied": {
      ...laptop("{ }\n"),
      "modules/vpn/example-config.nix": "{ }\n",
      "configuration-example.nix": "{ }\n",
      "modules/template.nix": "{ }\n",
    },
    "a file by its path on the machine": {
      ...laptop('{ environment.variables.OVERLAYS = "nixpkgs-overlays=$DOTS/modules/dead.nix:x"; }\n'),
      ...dead,
    },
    "a file by its path in a clone": {
      ...laptop("{ x = ''nix-build ~/src/dots/modules/dead.nix''; }\n"),
      ...dead,
    },
    "a folder by its path in a copy of the flake": {
      ...laptop('{ nix.nixPath = [ "self=/etc/self/compat" ]; }\n'),
      "compat/default.nix": "{ }\n",
    },
    "a template": { ...laptop("{ }\n"), "templates/rust/default.nix": "{ }\n" },
    "a file whose first comment says how to run it": {
      ...laptop("{ }\n"),
      "modules/dead.nix": "# nix-build -I . modules/dead.nix\n{ nixpkgs }: nixpkgs\n",
    },
    "a file that a script builds": { ...laptop("{ }\n"), ...dead, justfile: "image:\n  nix-build modules/dead.nix\n" },
    "a file that a script without an ending builds": {
      ...laptop("{ }\n"),
      ...dead,
      "bin/image": "#!/bin/sh\nnix-build modules/dead.nix\n",
    },
    "a job that Terraform declares": {
      ...laptop("{ }\n"),
      ...dead,
      "hydra.tf": 'release_file = "modules/dead.nix"\n',
    },
    "a folder whose name says that it is put aside": {
      ...laptop("{ }\n"),
      "_old/a.nix": "{ }\n",
      "archive/b.nix": "{ }\n",
      "notes/c.nix": "{ }\n",
      "examples/c.nix": "{ }\n",
      "deploy-templates/d.nix": "{ }\n",
    },
    "a path behind a computed folder": {
      ...laptop("{ folder, ... }: { imports = [ (folder + /dead.nix) ]; }\n"),
      ...dead,
    },
    "a host folder without a configuration, which has its own rule": {
      ...twoHosts,
      "hosts/htpc/configuration.nix": "{ }\n",
    },
    "a framework that may find files by itself": {
      "flake.nix": `{
  inputs.snowfall.url = "github:snowfallorg/lib";
  outputs = inputs: inputs.snowfall.mkFlake { inherit inputs; };
}
`,
      ...dead,
    },
  },
  reported: {
    "a module that nobody imports": {
      source: { ...laptop("{ }\n"), "modules/dead.nix": "{ #! nothing in the flake leads to 'modules/dead.nix'\n}\n" },
    },
    "a file that a README only speaks of, and a shell that is a module": {
      source: {
        ...laptop("{ }\n"),
        "README.md": "Built with nix-build: see [dead](modules/x.nix).\nmodules/dead.nix is for printing.\n",
        "modules/dead.nix": "{ #! nothing in the flake leads to 'modules/dead.nix'\n}\n",
        "modules/login-shell.nix": "{ #! nothing in the flake leads to 'modules/login-shell.nix'\n}\n",
      },
    },
    "a file that only settings, a baseline and a report of flakelint name": {
      source: {
        ...laptop("{ }\n"),
        "flakelint.toml": '[[override]]\npaths = ["modules/dead.nix"]\n',
        "known.json": '{\n  "version": 1,\n  "tool": "flakelint",\n  "findings": [{"file":"modules/dead.nix"}]\n}\n',
        "report.json": '{"version":1,"tool":{"name":"flakelint"},"findings":[{"file":"modules/dead.nix"}]}',
        "modules/dead.nix": "{ #! nothing in the flake leads to 'modules/dead.nix'\n}\n",
      },
    },
    "a file whose name alone stands in a path on the machine": {
      source: {
        ...laptop('{ x = "/home/alice/dead.nix"; y = "/etc/modules"; }\n'),
        "modules/dead.nix": "{ #! nothing in the flake leads to 'modules/dead.nix'\n}\n",
      },
    },
    "a system.nix that is not at the top": {
      source: {
        ...laptop("{ }\n"),
        "modules/system.nix": "{ #! nothing in the flake leads to 'modules/system.nix'\n}\n",
      },
    },
    "a file that a note without an ending names": {
      source: {
        ...laptop("{ }\n"),
        "modules/dead.nix": "{ #! nothing in the flake leads to 'modules/dead.nix'\n}\n",
        NOTES: "remove modules/dead.nix\n",
      },
    },
    "a module whose import is commented out": {
      source: {
        ...laptop("{\n  imports = [\n    # ./modules/dead.nix\n  ];\n}\n"),
        "modules/dead.nix": "{ #! nothing in the flake leads to\n}\n",
      },
    },
    "a group of files, once": {
      source: {
        ...laptop("{ }\n"),
        "modules/dead.nix": "{ #! nor to the file that only it imports\n  imports = [ ./deader.nix ]; }\n",
        "modules/deader.nix": "{ }\n",
      },
    },
    "files that import each other": {
      source: {
        ...laptop("{ }\n"),
        "modules/a.nix": "{ #! nothing in the flake leads to 'modules/a.nix'\n  imports = [ ./b.nix ]; }\n",
        "modules/b.nix": "{ imports = [ ./a.nix ]; }\n",
      },
    },
  },
});

it("points at an import that is commented out, also by its path from the top", async () => {
  for (const text of ["./modules/dead.nix", '"modules/dead.nix"']) {
    const { report } = await runRule(rule, {
      ...laptop(`{\n  imports = [\n    # ${text}\n  ];\n}\n`),
      "modules/dead.nix": "{ }\n",
    });
    expect(report.findings.map(({ related }) => related.map(({ message }) => message))).toEqual([
      ["an import of it is commented out here"],
    ]);
  }
});
