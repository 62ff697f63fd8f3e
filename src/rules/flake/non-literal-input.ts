import type { NonLiteralValue } from "../../project/options/non-literal-values.ts";
import { nonLiteralValues } from "../../project/options/non-literal-values.ts";
import { defineRule } from "../rule.ts";

const example = (url: string) => `{
  description = "Machines of the lab";
  inputs.nixpkgs.url = ${url};
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`;

export default defineRule({
  id: "non-literal-input",
  summary: "Computed value where Nix reads flake.nix without evaluating it",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix reads \`description\`, \`inputs\` and \`nixConfig\` before it evaluates anything, so that a flake can be locked without
running its code. What needs a step of evaluation (an interpolation, a call, \`let\`, \`if\`, \`inherit\`, a variable) is
refused with "expected a string but got a thunk", and so is a flake.nix that is no attribute set but, say, a \`let\`.

Parentheses, strings of several lines, lists, nested sets and \`true\` and \`false\` are fine.`,

  example: {
    bad: example('"github:NixOS/nixpkgs/${"nixos-unstable"}"'),
    good: example('"github:NixOS/nixpkgs/nixos-unstable"'),
  },

  check: {
    flake(flake, { report }) {
      for (const value of nonLiteralValues(flake.file)) {
        report({ at: value.span, message: messageOf(value), help: helpOf(value) });
      }
    },
  },
});

function messageOf({ path, kind }: NonLiteralValue): string {
  if (path.length === 0) return `flake.nix is ${kind}, and no attribute set`;
  return `'${path.join(".")}' is ${kind}, but Nix reads it without evaluating`;
}

function helpOf({ path }: NonLiteralValue): string {
  if (path.length === 0) return "start flake.nix with '{', and move the rest into outputs";
  return path[0] === "inputs" ? "write the input out" : "write the value out";
}
