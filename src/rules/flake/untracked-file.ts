import { untrackedUses } from "../../project/untracked-files.ts";
import { defineRule } from "../rule.ts";

const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`;

export default defineRule({
  id: "untracked-file",
  summary: "File that the flake reads, but git does not track",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Of a flake in a git repository Nix sees the files that git tracks, and no others: a module that was just written is
"path … does not exist" until it is added. It need not be committed; \`git add\`, also with \`--intent-to-add\`, is enough.

Reported is each path in a tracked file that leads to such a file or folder, and each such file that evaluation finds by
itself. Files that git ignores, submodules and repositories without git are left alone. (An example's file with \`?? \`
before its name is one that git does not track, as \`git status --short\` shows it.)`,

  example: {
    bad: { "flake.nix": flake, "?? laptop.nix": "{ }\n" },
    good: { "flake.nix": flake, "laptop.nix": "{ }\n" },
  },

  check: {
    project(project, { report }) {
      if (project.flake && project.files.untracked.has(project.flake.file.path)) {
        const at = project.flake.inputsSpan ?? { start: 0, end: 1 };
        report({
          file: project.flake.file.path,
          at,
          message: "flake.nix is not tracked by git, so Nix finds no flake here",
          help: `git add ${project.flake.file.path}`,
        });
        return;
      }
      for (const { path, place, isFolder } of untrackedUses(project)) {
        report({
          file: place.file,
          at: place.span,
          message: `git does not track ${isFolder ? "anything in " : ""}'${project.pathInFlake(path)}', so Nix does not see it`,
          help: `git add --intent-to-add ${path}`,
        });
      }
    },
  },
});
