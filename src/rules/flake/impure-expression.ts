import { impureExpressions, mayHoldImpure } from "../../project/flake/impure-expressions.ts";
import { defineRule } from "../rule.ts";

const example = (packages: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    packages.x86_64-linux.tools = import ./tools.nix { inherit nixpkgs; };
  };
}
`,
  "tools.nix": `{ nixpkgs }: let pkgs = ${packages}; in [ pkgs.hello ]\n`,
});

export default defineRule({
  id: "impure-expression",
  summary: "Expression that a flake cannot evaluate, because it depends on the machine",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Flakes are evaluated purely: there is no search path, no environment, no clock and no file outside of the flake, and what
is fetched must be pinned. \`<nixpkgs>\`, \`builtins.currentSystem\` and an unpinned \`fetchTarball\` are errors then;
\`builtins.getEnv\` is always the empty string. With \`--impure\` it works, and every machine gets another result.

Reported in files that the flake's outputs read. Silent where it stands in only for something missing: an argument's
default (\`{ pkgs ? import <nixpkgs> { } }:\`), behind \`or\`, in a branch of \`if\`, behind \`pathExists\`; where the file asks
whether the builtin exists, or whether the variable is empty; in files that a program generates, or that
speak of \`--impure\` or of pure evaluation themselves; and in \`default.nix\`
and \`shell.nix\` that nothing in the flake imports. Absolute paths are reported where evaluation opens them.`,

  example: {
    bad: example('import <nixpkgs> { system = "x86_64-linux"; }'),
    good: example("nixpkgs.legacyPackages.x86_64-linux"),
  },

  check: {
    project(project, { report }) {
      if (!project.flake) return;
      for (const path of project.files.paths) {
        if (!path.endsWith(".nix") || !project.reachability.isRead(path)) continue;
        const file = mayHoldImpure(project.files.text(path) ?? "") ? project.nixFile(path) : undefined;
        for (const { span, message, help } of file ? impureExpressions(file) : []) {
          report({ file: path, at: span, message, help });
        }
      }
    },
  },
});
