import rule from "#src/rules/layout/uncategorised-module.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

/** Two hosts with these modules. */
function modules(paths: readonly string[], texts: Readonly<Record<string, string>> = {}) {
  const imports = `{ imports = [ ${paths.map((path) => `../modules/${path}`).join(" ")} ]; }\n`;
  return {
    "flake.nix": flakeWith({ a: "./hosts/a.nix", b: "./hosts/b.nix" }),
    "hosts/a.nix": imports,
    "hosts/b.nix": imports,
    ...Object.fromEntries(paths.map((path) => [`modules/${path}`, "{ }\n"])),
    ...texts,
  };
}

const sorted = ["desktop/a.nix", "desktop/b.nix", "services/c.nix", "services/d.nix"];
const stray = { "modules/ssh.nix": "{ } #! module 'modules/ssh.nix' is in no category\n" };

testRule(rule, {
  silent: {
    "every module in a category": modules(sorted),
    "the file that collects them": modules([...sorted, "default.nix"]),
    "modules side by side": modules(["a.nix", "b.nix", "c.nix", "d.nix"]),
    "a folder for each module, which are no categories": modules([
      "a/default.nix",
      "b/default.nix",
      "c/default.nix",
      "d.nix",
    ]),
    "many in no category, which is no clear majority": modules([...sorted, "x.nix", "y.nix"]),
    "no folder of modules": modules(["a.nix", "b.nix"]),
    "a single host, which sorts nothing": {
      source: modules(["a.nix", "b.nix"]),
      layout: { preset: "single-host", modules: ["modules"] },
    },
  },
  reported: {
    "one beside the categories": { source: modules([...sorted, "ssh.nix"], stray) },
    "one where the preset wants categories": {
      source: modules(["ssh.nix"], stray),
      layout: { preset: "hosts", modules: ["modules"] },
    },
  },
});
