import rule from "#src/rules/layout/overlay-outside-layout.ts";
import { testRule } from "../support/test-rule.ts";

function overlays(files: Readonly<Record<string, string>>) {
  const lines = Object.keys(files).map((file, index) => `    overlays.o${index} = import ./${file};\n`);
  return { "flake.nix": `{\n  outputs = _: {\n${lines.join("")}  };\n}\n`, ...files };
}

const overlay = "final: prev: { }\n";
const three = {
  "overlays/a.nix": overlay,
  "overlays/b/default.nix": overlay,
  "overlays/c.nix": "{ x = self: super: { }; }",
};

testRule(rule, {
  silent: {
    "every overlay in the folder": overlays(three),
    "one overlay, wherever it is": overlays({ "overlay.nix": overlay }),
    "an overlay among packages": {
      source: overlays({ ...three, "pkgs/default.nix": overlay }),
      layout: { overlays: ["overlays"] },
    },
    "an overlay of the library": {
      source: overlays({ "lib/default.nix": overlay }),
      layout: { overlays: ["overlays"] },
    },
    "a function of two arguments that is no overlay": overlays({ ...three, "merge.nix": "a: b: a // b\n" }),
    "a file that nothing reads": { ...overlays(three), "old.nix": overlay },
  },
  reported: {
    "one at the root, the others in a folder": {
      source: overlays({
        ...three,
        "tools.nix": "{ inputs, ... }: #! overlay 'tools.nix' lies outside 'overlays/'\nfinal: prev: { }\n",
      }),
    },
    "one outside of the folder that is named": {
      source: overlays({
        "nix/tools.nix": "final: prev: { } #! overlay 'nix/tools.nix' lies outside 'overlays/' or 'patches/'\n",
      }),
      layout: { overlays: ["overlays", "patches"] },
    },
  },
});
