import { foldersInWords, roleFolders } from "../../project/layout/layout-role.ts";
import { overlayFiles } from "../../project/layout/overlay-files.ts";
import { defineRule } from "../rule.ts";

const overlay = "final: prev: { }\n";
const example = (stray: string) => ({
  "flake.nix": `{
  outputs = { self }: {
    overlays.fonts = import ./overlays/fonts.nix;
    overlays.kernel = import ./overlays/kernel.nix;
    overlays.python = import ./overlays/python.nix;
    overlays.tools = import ./${stray};
  };
}
`,
  "overlays/fonts.nix": overlay,
  "overlays/kernel.nix": overlay,
  "overlays/python.nix": overlay,
  [stray]: overlay,
});

export default defineRule({
  id: "overlay-outside-layout",
  summary: "Overlay that lies outside the folder of the others",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
An overlay changes packages for everything that is built with it, so people must find all of them before they wonder why
a package differs from nixpkgs'.

An overlay is a file that Nix reads and that gives \`final: prev: …\`, or a set of such functions; overlays of one host,
and those among packages or in a library, bring these along and are left alone. \`[layout] overlays\` in flakelint.toml
names the folder, or several; without it, a folder counts as the overlays' once it holds at least three, and three in
four, of them, and only overlays at the root of the flake are reported.`,

  example: { bad: example("tools.nix"), good: example("overlays/tools.nix") },

  check: {
    project(project, { report }) {
      const pattern = roleFolders(project, "overlays", overlayFiles(project));
      for (const { place, name } of pattern?.outside ?? []) {
        const folders = foldersInWords(project, pattern?.folders ?? []);
        report({
          file: place.file,
          at: place.span,
          message: `overlay '${name}' lies outside ${folders}`,
          help: `move it into ${folders}, or name its folder in flakelint.toml: [layout] overlays = […]`,
        });
      }
    },
  },
});
