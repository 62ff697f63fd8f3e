import rule from "#src/rules/layout/inconsistent-file-name.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const kebab = Object.fromEntries(
  ["a-b", "a-c", "a-d", "a-e", "a-f", "a-g", "a-h", "a-i", "a-j"].map((name) => [`modules/${name}.nix`, "{ }\n"]),
);
const flake = { "flake.nix": flakeWith({}) };

testRule(rule, {
  silent: {
    "names of one word": { ...flake, ...kebab, "modules/audio.nix": "{ }\n", "modules/x11.nix": "{ }\n" },
    "a repository of few files": { ...flake, "a-b.nix": "{ }\n", "cD.nix": "{ }\n" },
    "a repository without a style": {
      ...flake,
      ...kebab,
      "modules/aB.nix": "{ }\n",
      "modules/aC.nix": "{ }\n",
      "modules/aD.nix": "{ }\n",
    },
    "packages, which have the name of their makers": { ...flake, ...kebab, "pkgs/myTool.nix": "{ }\n" },
    "names of functions and outputs, and of the installer": {
      ...flake,
      ...kebab,
      "parts/mkHost.nix": "{ }\n",
      "lib/findFiles.nix": "{ }\n",
      "parts/devShells.nix": "{ }\n",
    },
    "hosts, which have names of their own": {
      ...kebab,
      "flake.nix": flakeWith({ WorkLaptop: "./WorkLaptop.nix" }),
      "WorkLaptop.nix": "{ }\n",
    },
    "names with dots and underscores before them": {
      ...flake,
      ...kebab,
      "modules/_aB.nix": "{ }\n",
      "modules/aB.test.nix": "{ }\n",
    },
    "a style that is asked for": {
      source: { ...flake, "aB.nix": "{ }\n", "audio.nix": "{ }\n", "hardware-configuration.nix": "{ }\n" },
      options: { style: "camelCase" },
    },
  },
  reported: {
    "a name in another style than nine in ten": {
      source: {
        ...flake,
        ...kebab,
        "modules/audioServer.nix": "{ } #! 'audioServer.nix' is not named in kebab-case, as the other files are\n",
      },
    },
    "a name in another style than the one asked for": {
      source: { ...flake, "a-b.nix": "{ } #! 'a-b.nix' is not named in snake_case\n", "audio.nix": "{ }\n" },
      options: { style: "snake_case" },
    },
  },
});
