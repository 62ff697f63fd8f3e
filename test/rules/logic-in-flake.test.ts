import rule from "#src/rules/layout/logic-in-flake.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const module = (lines: number, marker = "") =>
  `{${marker}\n${Array.from({ length: lines - 2 }, (_, index) => `  services.s${index}.enable = true;\n`).join("")}}`;

testRule(rule, {
  silent: {
    "modules in files": { "flake.nix": flakeWith({ a: "./a.nix" }), "a.nix": `${module(40)}\n` },
    "an inline module of a few lines": flakeWith({ a: module(10) }),
    "many lines that are arguments of the builder": flakeWith({ a: "./a.nix" }).replace(
      "modules =",
      `specialArgs = ${module(20)}; modules =`,
    ),
    "a flake.nix that a program writes": `# DO-NOT-EDIT. This file was auto-generated\n${flakeWith({ a: module(40) })}`,
    "more lines than usual, where that is allowed": { source: flakeWith({ a: module(20) }), options: { lines: 20 } },
    "an inline module in another file": {
      "flake.nix": flakeWith({ a: "./a.nix" }),
      "a.nix": `{ imports = [ ${module(20)} ]; }`,
    },
  },
  reported: {
    "an inline module of many lines": flakeWith({
      a: module(11, " #! 11 lines of settings of 'a' are written in flake.nix"),
    }),
    "the outermost of nested ones": flakeWith({
      a: `{ #! 14 lines of settings of 'a'\nimports = [\n${module(11)}\n];}`,
    }),
    "less, where less is allowed": { source: flakeWith({ a: module(3, " #! 3 lines") }), options: { lines: 2 } },
  },
});
