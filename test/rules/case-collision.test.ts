import rule from "#src/rules/layout/case-collision.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const flake = { "flake.nix": flakeWith({}) };

testRule(rule, {
  silent: {
    "different names": { ...flake, "a.nix": "{ }\n", "b.nix": "{ }\n" },
    "the same name in two folders": { ...flake, "a/x.nix": "{ }\n", "b/X.nix": "{ }\n" },
    "a file and a folder of other endings": { ...flake, "Audio.nix": "{ }\n", "audio/default.nix": "{ }\n" },
    "letters that differ in their accent": { ...flake, "cafe.nix": "{ }\n", "café.nix": "{ }\n" },
    "one folder with many files": { ...flake, "Modules/a.nix": "{ }\n", "Modules/b.nix": "{ }\n" },
  },
  reported: {
    "two files": {
      source: {
        ...flake,
        "modules/Audio.nix": "{ }\n",
        "modules/audio.nix":
          "{ } #! path 'modules/audio.nix' differs from 'modules/Audio.nix' only in capital letters\n",
      },
    },
    "two folders, once": {
      source: {
        ...flake,
        "Modules/a.nix": "{ }\n",
        "modules/a.nix": "{ } #! path 'modules' differs from 'Modules'\n",
        "modules/b.nix": "{ }\n",
      },
    },
    "files that are no Nix": {
      source: { ...flake, "files/Logo.txt": "a\n", "files/logo.txt": "b\n" },
      at: { "files/logo.txt": [[1, "files/logo.txt"]] },
    },
    "letters that are composed in two ways": {
      source: { ...flake, "cafe\u0301.nix": "{ }\n", "caf\u00e9.nix": "{ } #! differs\n" },
    },
  },
});
