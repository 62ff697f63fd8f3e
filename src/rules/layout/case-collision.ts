import { caseCollisions } from "../../project/layout/case-collisions.ts";
import { defineRule } from "../rule.ts";

const example = (second: string) => ({
  "flake.nix": "{ outputs = { self }: { nixosModules.default = ./modules/audio.nix; }; }\n",
  "modules/audio.nix": "{ services.pipewire.enable = true; }\n",
  [second]: "{ }\n",
});

export default defineRule({
  id: "case-collision",
  summary: "Two paths that differ only in capital letters",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
On macOS and Windows both names are one file: git can check out only one of the two, shows the other as changed for ever,
and Nix on a Mac builds something else than Nix on Linux.

Compared are files and folders beside each other, however their letters are composed. Of two folders the first file is
reported.`,

  example: { bad: example("modules/Audio.nix"), good: example("modules/speakers.nix") },

  check: {
    project(project, { report }) {
      for (const { path, twin, file } of caseCollisions(project.files)) {
        report({
          file,
          at: { start: 0, end: 0 },
          message: `path '${project.pathInFlake(path)}' differs from '${project.pathInFlake(twin)}' only in capital letters`,
          help: "rename one of the two",
        });
      }
    },
  },
});
