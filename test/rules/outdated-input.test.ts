import rule from "#src/rules/flake/outdated-input.ts";
import { type LockedInput, lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const revision = "e2dd4e18cc1c7314e24154331bae07df76eb582f";

/** Rules are tested ten days after the newest entry. */
const flake = (locked: LockedInput, url = "github:NixOS/nixpkgs") => ({
  "flake.nix": `{ inputs.a.url = "${url}"; outputs = { ... }: { }; }`,
  "flake.lock": lockText({ a: locked, root: { inputs: { a: "a" } } }),
});

testRule(rule, {
  silent: {
    "ten days": flake({ github: "NixOS/nixpkgs" }),
    "thirty days": flake({ github: "NixOS/nixpkgs", age: 20 }),
    "a library that may be quiet": flake({ github: "numtide/flake-utils", age: 500 }, "github:numtide/flake-utils"),
    "pinned to a revision": flake({ github: "NixOS/nixpkgs", age: 500 }, `github:NixOS/nixpkgs/${revision}`),
    "without a date": flake({ github: "NixOS/nixpkgs", locked: { lastModified: "?" } }),
    "with the date that Nix writes where it knows none": flake({
      github: "NixOS/nixpkgs",
      locked: { lastModified: 0 },
    }),
    "of an input": {
      "flake.nix": '{ inputs.a.url = "github:o/a"; outputs = { ... }: { }; }',
      "flake.lock": lockText({
        a: { github: "o/a", inputs: { nixpkgs: "nixpkgs" } },
        nixpkgs: { github: "NixOS/nixpkgs", age: 500 },
        root: { inputs: { a: "a" } },
      }),
    },
    "as old as the option allows": { source: flake({ github: "NixOS/nixpkgs", age: 500 }), options: { days: 600 } },
  },
  reported: {
    "a day too old": {
      source: flake({ github: "NixOS/nixpkgs", age: 21 }),
      at: { "flake.lock": [[3, "'a' is locked at a revision that is 31 days old"]] },
    },
    "a fork": { source: flake({ github: "me/nixpkgs", age: 99 }, "github:me/nixpkgs"), at: { "flake.lock": [3] } },
    "a repository the option names": {
      source: flake({ github: "o/disko", age: 99 }, "github:o/disko"),
      options: { repositories: ["disko"] },
      at: { "flake.lock": [3] },
    },
    "older than the option allows": {
      source: flake({ github: "NixOS/nixpkgs" }),
      options: { days: 3 },
      at: { "flake.lock": [3] },
    },
  },
});
