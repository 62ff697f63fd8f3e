import rule from "#src/rules/flake/deprecated-output.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (outputs: string) => `{\n  outputs = { ... }: {\n    ${outputs}\n  };\n}`;
const utils = (outputs: string) => `{
  inputs.flake-utils.url = "github:numtide/flake-utils";
  outputs = { flake-utils, ... }: flake-utils.lib.eachDefaultSystem (system: {
    ${outputs}
  });
}`;

testRule(rule, {
  silent: {
    "the new name": flake("overlays.default = final: prev: { };"),
    "the new name for a system": flake("packages.x86_64-linux.default = { };"),
    "both names": flake("overlay = final: prev: { }; overlays.default = final: prev: { };"),
    "both names for a system": flake("devShell.x86_64-linux = 1; devShells.x86_64-linux.default = 1;"),
    "both names for each system": utils("devShell = 1; devShells.default = 1;"),
    "the name below another": flake("lib.overlay = 1;"),
    "outputs nobody knows": "{ outputs = { x, ... }: x.outputs; }",
  },
  reported: {
    "an overlay": flake("overlay = final: prev: { }; #! output 'overlay' is deprecated"),
    "a module": flake("nixosModule = { }; #! 'nixosModule'"),
    "a shell of one system": flake("devShell.x86_64-linux = 1; #! 'devShell'"),
    "a template beside others": flake("defaultTemplate = 1; templates.x = 1; #! 'defaultTemplate'"),
    "a package of each system": utils("defaultPackage = 1; #! 'defaultPackage'"),
  },
});
