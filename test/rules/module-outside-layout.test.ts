import rule from "#src/rules/layout/module-outside-layout.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

/** Two hosts that import these files, and the files. */
function sharing(paths: readonly string[], marker = "") {
  const imports = paths.map((path) => `  ../../${path}${path === paths.at(-1) ? marker : ""}\n`).join("");
  return {
    "flake.nix": flakeWith({ desktop: "./hosts/desktop", laptop: "./hosts/laptop" }),
    "hosts/desktop/default.nix": `{ imports = [\n${imports}]; }\n`,
    "hosts/laptop/default.nix": `{ imports = [\n${imports.replace(marker, "")}]; }\n`,
    ...Object.fromEntries(paths.map((path) => [path, "{ }\n"])),
  };
}

const three = ["modules/a.nix", "modules/b/default.nix", "modules/c.nix"];

testRule(rule, {
  silent: {
    "every shared module in the folder": sharing(three),
    "two modules only, which make no pattern": sharing(["modules/a.nix", "modules/b.nix", "fonts.nix"]),
    "two in three, which is no clear majority": sharing([...three, "x.nix", "y.nix"]),
    "a folder beside it, which may have a meaning of its own": sharing([...three, "users/ada.nix"]),
    "a module among the hosts": sharing([...three, "hosts/common.nix"]),
    "what collects all modules, at the root": sharing([...three, "default.nix"]),
    "what only imports the others, at the root, under any name": {
      ...sharing([...three, "common.nix"]),
      "common.nix": "{ inputs, ... }: { imports = [ ./modules/a.nix inputs.disko.nixosModules.disko ]; }\n",
    },
    "a module of one host": {
      ...sharing(three),
      "hosts/laptop/default.nix": `{ imports = [ ${three.map((path) => `../../${path}`).join(" ")} ../../games.nix ]; }\n`,
      "games.nix": "{ }\n",
    },
    "several folders that are named": {
      source: sharing([...three, "users/ada.nix"]),
      layout: { modules: ["modules", "users"] },
    },
    "a folder that is named for something else": {
      source: sharing([...three, "overlays/module.nix"]),
      layout: { modules: ["modules"], overlays: ["overlays"] },
    },
    "no folder, on purpose": { source: sharing([...three, "fonts.nix"]), layout: { modules: [] } },
    "the hardware of a single machine": {
      source: {
        "flake.nix": flakeWith({ laptop: "./hardware-configuration.nix" }),
        "hardware-configuration.nix": "{ }",
      },
      layout: { preset: "single-host", modules: ["modules"] },
    },
  },
  reported: {
    "one at the root, the others in a folder": {
      source: sharing([...three, "fonts.nix"], " #! module 'fonts.nix' lies outside 'modules/'"),
    },
    "one that imports others and sets something too": {
      source: {
        ...sharing([...three, "common.nix"], " #! module 'common.nix' lies outside 'modules/'"),
        "common.nix": "{ imports = [ ./modules/a.nix ]; services.openssh.enable = true; }\n",
      },
    },
    "one outside of the folder that is named": {
      source: sharing(["modules/a.nix", "users/ada.nix"], " #! module 'users/ada.nix' lies outside 'modules/'"),
      layout: { modules: ["modules"] },
    },
    "a module of the only machine": {
      source: {
        "flake.nix": flakeWith({ laptop: "./configuration.nix" }),
        "configuration.nix": "{ imports = [ ./modules/a.nix ./b.nix ]; } #! module 'b.nix' lies outside 'modules/'\n",
        "modules/a.nix": "{ }",
        "b.nix": "{ }",
      },
      layout: { preset: "single-host", modules: ["modules"] },
    },
  },
});
