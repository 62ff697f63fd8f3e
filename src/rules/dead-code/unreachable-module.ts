import { deadFiles } from "../../project/layout/dead-files.ts";
import { firstLine } from "../../project/place-reader.ts";
import { defineRule } from "../rule.ts";

const example = (imports: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": `{ imports = [ ${imports} ]; }\n`,
  "modules/audio.nix": "{ services.pipewire.enable = true; }\n",
  "modules/printing.nix": "{ services.printing.enable = true; }\n",
});

export default defineRule({
  id: "unreachable-module",
  summary: "Nix file that nothing leads to",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A file that no host imports and no output reads changes nothing, but looks as if it did: people edit it, and wonder why
nothing happens. Often its import was forgotten or switched off by a comment.

A file counts as reached if evaluating the flake reads it, or if a reached file mentions it by a path, a string, a
folder around it or the beginning of a computed path; if a script, a CI file or a command in a README names it; or if other tools look for it by
name (secrets.nix, shell.nix, …). Other flakes, templates and examples inside the repository are left alone, and what other flakes read is reached. A repository that
is no flake is judged where configuration.nix or home.nix is all there is to start at. Of a group of files
that lead only to each other, the first one is reported. Where a framework may find files by itself, out of sight, and in
a flake without configurations, whose files others may read by path, the rule reports nothing; \`flakelint hosts\` says how many files that concerns.`,

  example: { bad: example("./modules/audio.nix"), good: example("./modules/audio.nix ./modules/printing.nix") },

  check: {
    project(project, { report }) {
      for (const { path, onlyFrom, commentedOut } of deadFiles(project)) {
        const others = onlyFrom.length === 0 ? "" : `, nor to ${count(onlyFrom.length)} that only it imports`;
        report({
          file: path,
          at: firstLine(project, path),
          message: `nothing${project.flake ? " in the flake" : ""} leads to '${project.pathInFlake(path)}'${others}`,
          help: "import it where it is meant to work, or remove it",
          related: [
            ...(commentedOut
              ? [{ file: commentedOut.file, at: commentedOut.span, message: "an import of it is commented out here" }]
              : []),
            ...onlyFrom.map((file) => ({ file, at: { start: 0, end: 0 }, message: "reached only from it" })),
          ],
        });
      }
    },
  },
});

function count(files: number): string {
  return files === 1 ? "the file" : `${files} files`;
}
