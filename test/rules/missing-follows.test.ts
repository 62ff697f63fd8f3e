import { expect, test } from "vitest";
import rule from "#src/rules/flake/missing-follows.ts";
import { lint } from "../support/lint.ts";
import { type LockedInput, lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

type Nodes = Readonly<Record<string, LockedInput>>;

/** nixpkgs on the rolling channel, and home with a copy of its own; other nodes by need. */
const nodes: Nodes = {
  nixpkgs: { github: "NixOS/nixpkgs/nixos-unstable" },
  own: { github: "NixOS/nixpkgs/nixos-unstable", age: 90 },
  home: { github: "nix-community/home-manager", inputs: { nixpkgs: "own" } },
};
const rootInputs = { nixpkgs: "nixpkgs", home: "home" };

function repository(inputs: string, more: Nodes = {}, root: Record<string, string | readonly string[]> = rootInputs) {
  return {
    "flake.nix": `{\n${inputs}\n  outputs = { ... }: { };\n}\n`,
    "flake.lock": lockText({ ...nodes, ...more, root: { inputs: root } }),
  };
}

const nixpkgs = '  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";';
const home = '  inputs.home.url = "github:nix-community/home-manager";';
const following = { home: { github: "nix-community/home-manager", inputs: { nixpkgs: ["nixpkgs"] } } } satisfies Nodes;

testRule(rule, {
  silent: {
    "it follows, in flake.nix and flake.lock": repository(
      `${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
      following,
    ),
    "it follows in flake.nix, and the lock file is not yet written again": repository(
      `${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
    ),
    "it is told to follow under a misspelt name, which is told as that": repository(
      `${nixpkgs}\n${home}\n  inputs.home.inputs.nixpgks.follows = "nixpkgs";`,
    ),
    "it follows something else": repository(
      `${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "other/nixpkgs";`,
    ),
    "it follows nothing on purpose": repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "";`),
    "its nixpkgs has a url given here": repository(
      `${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.url = "github:NixOS/nixpkgs";`,
    ),
    "there is no flake.lock": { "flake.nix": `{\n${nixpkgs}\n${home}\n  outputs = { ... }: { };\n}\n` },
    "flake.lock cannot be read": {
      "flake.nix": `{\n${nixpkgs}\n${home}\n  outputs = { ... }: { };\n}\n`,
      "flake.lock": '{ "version": 7 }',
    },
    "the input is not in flake.lock": repository(`${nixpkgs}\n${home}`, {}, { nixpkgs: "nixpkgs" }),
    "it has no inputs": repository(`${nixpkgs}\n${home}`, { home: { github: "nix-community/home-manager" } }),
    "it has nothing the flake has": repository(`${nixpkgs}\n${home}`, {
      home: { github: "nix-community/home-manager", inputs: { crane: "crane" } },
      crane: { github: "ipetkov/crane" },
    }),
    "the flake has no nixpkgs": repository(home, {}, { home: "home" }),
    "it shares the node": repository(`${nixpkgs}\n${home}`, {
      home: { github: "nix-community/home-manager", inputs: { nixpkgs: "nixpkgs" } },
    }),
    "its nixpkgs is a release, ours rolls": repository(`${nixpkgs}\n${home}`, {
      own: { github: "NixOS/nixpkgs/nixos-25.05" },
    }),
    "its nixpkgs rolls, ours is a release": repository(
      `  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n${home}`,
      { nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" } },
    ),
    "its nixpkgs is for darwin": repository(`  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n${home}`, {
      nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" },
      own: { github: "NixOS/nixpkgs/nixpkgs-25.05-darwin" },
    }),
    "its nixpkgs is one revision on purpose": repository(`${nixpkgs}\n${home}`, {
      own: { github: "NixOS/nixpkgs", original: { rev: "e2dd4e18cc1c7314e24154331bae07df76eb582f" } },
    }),
    "its nixpkgs is a fork": repository(`${nixpkgs}\n${home}`, {
      own: { github: "somebody/nixpkgs/nixos-unstable" },
    }),
    "another folder of the same repository": repository(`${nixpkgs}\n${home}`, {
      own: { github: "NixOS/nixpkgs/nixos-unstable", original: { dir: "lib" } },
    }),
    "another branch of another repository": repository(
      `${home}\n  inputs.utils.url = "github:numtide/flake-utils";`,
      {
        home: { github: "nix-community/home-manager", inputs: { utils: "utils_2" } },
        utils: { github: "numtide/flake-utils" },
        utils_2: { github: "numtide/flake-utils/old" },
      },
      { home: "home", utils: "utils" },
    ),
    "plain source here, a flake there": repository(
      `${home}\n  inputs.utils = { url = "github:numtide/flake-utils"; flake = false; };`,
      {
        home: { github: "nix-community/home-manager", inputs: { utils: "utils_2" } },
        utils: { github: "numtide/flake-utils", flake: false },
        utils_2: { github: "numtide/flake-utils" },
      },
      { home: "home", utils: "utils" },
    ),
    "ours is taken from it": repository(
      `  inputs.nixpkgs.follows = "home/nixpkgs";\n${home}`,
      {},
      { nixpkgs: ["home", "nixpkgs"], home: "home" },
    ),
    "ours is taken from something in it, so a circle would come": repository(
      `  inputs.nixpkgs.follows = "home/b/nixpkgs";\n${home}`,
      {
        home: { github: "nix-community/home-manager", inputs: { nixpkgs: "own", b: "b" } },
        b: { github: "o/b", inputs: { nixpkgs: "nixpkgs" } },
      },
      { nixpkgs: ["home", "b", "nixpkgs"], home: "home" },
    ),
    "a repository that brings nixpkgs for its tests only": repository(
      `${nixpkgs}\n  inputs.nixos-hardware.url = "github:NixOS/nixos-hardware";`,
      { hardware: { github: "NixOS/nixos-hardware", inputs: { nixpkgs: "own" } } },
      { nixpkgs: "nixpkgs", "nixos-hardware": "hardware" },
    ),
    "the same under another name": repository(
      `${nixpkgs}\n  inputs.hw.url = "github:nixos/nixos-hardware";\n  inputs.persist.url = "github:nix-community/impermanence";`,
      {
        hw: { github: "nixos/nixos-hardware", inputs: { nixpkgs: "own" } },
        persist: { github: "nix-community/impermanence", inputs: { nixpkgs: "own" } },
      },
      { nixpkgs: "nixpkgs", hw: "hw", persist: "persist" },
    ),
    "a comment above speaks of a cache": repository(`${nixpkgs}\n  # no follows: we want their binary cache\n${home}`),
    "a comment several lines above speaks of a cache": repository(
      `${nixpkgs}\n  # Built by their CI,\n  # taken from Cachix\n  # as it is.\n${home}`,
    ),
    "a comment behind speaks of pinning": repository(`${nixpkgs}\n${home} # pinned by them`),
    "the line was commented out": repository(
      `${nixpkgs}\n  inputs.home = {\n    url = "github:nix-community/home-manager";\n    # inputs.nixpkgs.follows = "nixpkgs";\n  };`,
    ),
    "the line behind the url was commented out": repository(
      `${nixpkgs}\n  inputs.home = { url = "github:nix-community/home-manager"; /* inputs.nixpkgs.follows = "nixpkgs"; */ };`,
    ),
    "the repository uses the input's own binary cache": {
      ...repository(`${nixpkgs}\n${home}`),
      "caches.nix": '{ nix.settings.substituters = [ "https://home.cachix.org" ]; }',
    },
    "nixConfig adds the repository's own binary cache": repository(
      `  nixConfig.extra-substituters = [ "https://home-manager.cachix.org" ];\n${nixpkgs}\n${home}`,
    ),
    "the cache leaves out what repositories of NixOS begin with": repository(
      `  nixConfig.extra-substituters = [ "https://desk.cachix.org" ];\n${nixpkgs}\n  inputs.home.url = "github:o/nixos-desk";`,
      { home: { github: "o/nixos-desk", inputs: { nixpkgs: "own" } } },
    ),
    "the repository uses the binary cache of the input's owner": repository(
      `  nixConfig.extra-substituters = [ "https://cache.o.org" ];\n${nixpkgs}\n  inputs.home.url = "github:o/tools";`,
      { home: { github: "o/tools", inputs: { nixpkgs: "own" } } },
    ),
    "part of the input is computed": repository(
      `${nixpkgs}\n  inputs.home = { url = "github:nix-community/home-manager"; inputs = overrides; };`,
    ),
    "the copy lies deeper": repository(`${nixpkgs}\n${home}`, {
      home: { github: "nix-community/home-manager", inputs: { b: "b" } },
      b: { github: "o/b", inputs: { nixpkgs: "own" } },
    }),
    "a follows path in the lock file that goes in a circle": repository(`${nixpkgs}\n${home}`, {
      home: { github: "nix-community/home-manager", inputs: { nixpkgs: ["home", "nixpkgs"] } },
    }),
    "plain source is never asked": repository(
      `${nixpkgs}\n  inputs.home = { url = "github:nix-community/home-manager"; flake = false; };`,
    ),
    "ignored by name": { source: repository(`${nixpkgs}\n${home}`), options: { ignore: ["home"] } },
    "ignored by repository": { source: repository(`${nixpkgs}\n${home}`), options: { ignore: ["home-manager"] } },
    "it has a channel, the flake only what is being developed": repository(
      `  inputs.stable.url = "github:NixOS/nixpkgs/nixos-25.05";\n  inputs.edge.url = "github:NixOS/nixpkgs/master";\n${home}`,
      { stable: { github: "NixOS/nixpkgs/nixos-25.05" }, edge: { github: "NixOS/nixpkgs/master" } },
      { stable: "stable", edge: "edge", home: "home" },
    ),
    "its documentation asks to leave its nixpkgs alone, whatever the input is called": repository(
      `${nixpkgs}\n  inputs.home.url = "github:nix-community/nixvim";`,
      { home: { github: "nix-community/nixvim", inputs: { nixpkgs: "own" } } },
    ),
    "ignored by input and input's input": {
      source: repository(`${nixpkgs}\n${home}`),
      options: { ignore: ["home.nixpkgs"] },
    },
    "an alias that is switched off": {
      source: repository(`${nixpkgs}\n${home}`, {
        home: { github: "nix-community/home-manager", inputs: { "nixpkgs-lib": "lib" } },
        lib: { github: "nix-community/nixpkgs.lib" },
      }),
      options: { aliases: [] },
    },
  },

  reported: {
    "the channel it has is meant, not one beside it": (() => {
      const inputs = ["master", "nixpkgs-unstable", "nixos-unstable"].map(
        (ref) => `  inputs.${ref}.url = "github:NixOS/nixpkgs/${ref}";`,
      );
      const locked = {
        master: { github: "NixOS/nixpkgs/master" },
        "nixpkgs-unstable": { github: "NixOS/nixpkgs/nixpkgs-unstable" },
        "nixos-unstable": { github: "NixOS/nixpkgs/nixos-unstable" },
      };
      const root = { ...Object.fromEntries(Object.keys(locked).map((name) => [name, name])), home: "home" };
      return {
        source: repository(
          `${inputs.join("\n")}\n${home} #! 'home' brings its own nixpkgs (6f776e2, 3 months older than your 'nixos-unstable')`,
          locked,
          root,
        ),
        fixed: repository(
          `${inputs.join("\n")}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixos-unstable";`,
          locked,
          root,
        ),
      };
    })(),
    "another input of one whose nixpkgs is left alone": (() => {
      const locked = {
        home: { github: "nix-community/nixvim", inputs: { nixpkgs: "own", "treefmt-nix": "treefmt-nix_2" } },
        "treefmt-nix": { github: "numtide/treefmt-nix" },
        "treefmt-nix_2": { github: "numtide/treefmt-nix", age: 90 },
      };
      const root = { ...rootInputs, "treefmt-nix": "treefmt-nix" };
      const treefmt = '  inputs.treefmt-nix.url = "github:numtide/treefmt-nix";';
      const vim = '  inputs.home.url = "github:nix-community/nixvim";';
      return {
        source: repository(`${nixpkgs}\n${treefmt}\n${vim} #! 'home' brings its own treefmt-nix`, locked, root),
        fixed: repository(
          `${nixpkgs}\n${treefmt}\n${vim}\n  inputs.home.inputs.treefmt-nix.follows = "treefmt-nix";`,
          locked,
          root,
        ),
      };
    })(),
    "a copy of nixpkgs": {
      source: repository(`${nixpkgs}\n${home} #! 'home' brings its own nixpkgs (6f776e2, 3 months older than yours)`),
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`),
    },
    "in a set of its own": {
      source: repository(
        `  inputs = {\n    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";\n    home = { #! 'home'\n      url = "github:nix-community/home-manager";\n    };\n  };`,
      ),
      fixed: repository(
        `  inputs = {\n    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";\n    home = {\n      url = "github:nix-community/home-manager";\n      inputs.nixpkgs.follows = "nixpkgs";\n    };\n  };`,
      ),
    },
    "two copies at once": {
      source: repository(
        `${nixpkgs}\n  inputs.utils.url = "github:numtide/flake-utils";\n${home} #! own nixpkgs #! own flake-utils`,
        {
          home: { github: "nix-community/home-manager", inputs: { "flake-utils": "utils_2", nixpkgs: "own" } },
          utils: { github: "numtide/flake-utils" },
          utils_2: { github: "numtide/flake-utils", age: 1 },
        },
        { ...rootInputs, utils: "utils" },
      ),
      fixed: repository(
        `${nixpkgs}\n  inputs.utils.url = "github:numtide/flake-utils";\n${home}\n  inputs.home.inputs.flake-utils.follows = "utils";\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
        {
          home: { github: "nix-community/home-manager", inputs: { "flake-utils": "utils_2", nixpkgs: "own" } },
          utils: { github: "numtide/flake-utils" },
          utils_2: { github: "numtide/flake-utils", age: 1 },
        },
        { ...rootInputs, utils: "utils" },
      ),
    },
    "rolling channels of other names": {
      source: repository(`${nixpkgs}\n${home} #! 'home'`, { own: { github: "NixOS/nixpkgs/nixpkgs-unstable" } }),
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`, {
        own: { github: "NixOS/nixpkgs/nixpkgs-unstable" },
      }),
    },
    "the same release": {
      source: repository(`  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n${home} #! 'home'`, {
        nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" },
        own: { github: "NixOS/nixpkgs/release-25.05" },
      }),
      fixed: repository(
        `  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
        { nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" }, own: { github: "NixOS/nixpkgs/release-25.05" } },
      ),
    },
    "the one of several that is on the same channel": {
      source: repository(
        `  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n  inputs.unstable.url = "github:NixOS/nixpkgs/nixpkgs-unstable";\n${home} #! than your 'unstable'`,
        { nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" }, unstable: { github: "NixOS/nixpkgs/nixpkgs-unstable" } },
        { ...rootInputs, unstable: "unstable" },
      ),
      fixed: repository(
        `  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";\n  inputs.unstable.url = "github:NixOS/nixpkgs/nixpkgs-unstable";\n${home}\n  inputs.home.inputs.nixpkgs.follows = "unstable";`,
        { nixpkgs: { github: "NixOS/nixpkgs/nixos-25.05" }, unstable: { github: "NixOS/nixpkgs/nixpkgs-unstable" } },
        { ...rootInputs, unstable: "unstable" },
      ),
    },
    "nixpkgs under another transport": {
      source: repository(`${nixpkgs}\n${home} #! 'home'`, {
        own: { original: { type: "git", url: "ssh://git@github.com/nixos/nixpkgs.git", ref: "nixos-unstable" } },
      }),
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`, {
        own: { original: { type: "git", url: "ssh://git@github.com/nixos/nixpkgs.git", ref: "nixos-unstable" } },
      }),
    },
    "an alias": {
      source: repository(`${nixpkgs}\n${home} #! own nixpkgs-lib`, {
        home: { github: "hercules-ci/flake-parts", inputs: { "nixpkgs-lib": "lib" } },
        lib: { github: "nix-community/nixpkgs.lib" },
      }),
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs-lib.follows = "nixpkgs";`, {
        home: { github: "hercules-ci/flake-parts", inputs: { "nixpkgs-lib": "lib" } },
        lib: { github: "nix-community/nixpkgs.lib" },
      }),
    },
    "an alias of the user's own": {
      source: repository(`${nixpkgs}\n${home} #! own pkgs`, {
        home: { github: "o/home", inputs: { pkgs: "own" } },
        own: { github: "o/pkgs", original: { ref: "nixos-unstable" } },
        nixpkgs: { github: "o/nixpkgs/nixos-unstable" },
      }),
      options: { aliases: ["pkgs=nixpkgs"] },
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.pkgs.follows = "nixpkgs";`, {
        home: { github: "o/home", inputs: { pkgs: "own" } },
        own: { github: "o/pkgs", original: { ref: "nixos-unstable" } },
        nixpkgs: { github: "o/nixpkgs/nixos-unstable" },
      }),
    },
    "a copy of something other than nixpkgs, at the same revision": {
      source: repository(
        `  inputs.utils.url = "github:numtide/flake-utils";\n${home} #! the same revision as your 'utils'`,
        {
          home: { github: "o/home", inputs: { utils: "utils_2" } },
          utils: { github: "numtide/flake-utils", locked: { rev: "1".repeat(40) } },
          utils_2: { github: "numtide/flake-utils", locked: { rev: "1".repeat(40) } },
        },
        { home: "home", utils: "utils" },
      ),
      fixed: repository(
        `  inputs.utils.url = "github:numtide/flake-utils";\n${home}\n  inputs.home.inputs.utils.follows = "utils";`,
        {
          home: { github: "o/home", inputs: { utils: "utils_2" } },
          utils: { github: "numtide/flake-utils", locked: { rev: "1".repeat(40) } },
          utils_2: { github: "numtide/flake-utils", locked: { rev: "1".repeat(40) } },
        },
        { home: "home", utils: "utils" },
      ),
    },
    "deeper, if asked": {
      source: repository(`${nixpkgs}\n${home} #! own b/nixpkgs`, {
        home: { github: "nix-community/home-manager", inputs: { b: "b" } },
        b: { github: "o/b", inputs: { nixpkgs: "own" } },
      }),
      options: { depth: 2 },
      fixed: repository(`${nixpkgs}\n${home}\n  inputs.home.inputs.b.inputs.nixpkgs.follows = "nixpkgs";`, {
        home: { github: "nix-community/home-manager", inputs: { b: "b" } },
        b: { github: "o/b", inputs: { nixpkgs: "own" } },
      }),
    },
    "a comment that is set apart, or speaks of other things": {
      source: repository(`${nixpkgs}\n\n  # the binary cache is theirs\n\n  # home directories\n${home} #! 'home'`),
      fixed: repository(
        `${nixpkgs}\n\n  # the binary cache is theirs\n\n  # home directories\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
      ),
    },
    "a flake.nix that a program writes, without a fix": {
      ...repository(""),
      "flake.nix": `# DO-NOT-EDIT. This file was auto-generated.\n{\n${nixpkgs}\n${home} #! 'home'\n  outputs = { ... }: { };\n}\n`,
    },
    "the cache of NixOS, which builds no flake": {
      source: repository(
        `  nixConfig.substituters = [ "https://cache.nixos.org" ];\n${nixpkgs}\n  inputs.home.url = "github:NixOS/tools"; #!`,
        { home: { github: "NixOS/tools", inputs: { nixpkgs: "own" } } },
      ),
      fixed: {
        "flake.nix": `{\n  nixConfig.substituters = [ "https://cache.nixos.org" ];\n${nixpkgs}\n  inputs.home.url = "github:NixOS/tools";\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";\n  outputs = { ... }: { };\n}\n`,
      },
    },
    "the cache of somebody else": {
      source: repository(
        `  nixConfig.extra-substituters = [ "https://nix-community.cachix.org" ];\n${nixpkgs}\n${home} #! 'home'`,
      ),
      fixed: repository(
        `  nixConfig.extra-substituters = [ "https://nix-community.cachix.org" ];\n${nixpkgs}\n${home}\n  inputs.home.inputs.nixpkgs.follows = "nixpkgs";`,
      ),
    },
  },
});

test("a second copy of a small library is a note, one of nixpkgs a warning", async () => {
  const parts = '  inputs.parts.url = "github:hercules-ci/flake-parts";';
  const files = repository(
    `${nixpkgs}\n${home}\n${parts}`,
    {
      home: { github: "nix-community/home-manager", inputs: { nixpkgs: "own", parts: "ownParts" } },
      parts: { github: "hercules-ci/flake-parts" },
      ownParts: { github: "hercules-ci/flake-parts", age: 90 },
    },
    { nixpkgs: "nixpkgs", home: "home", parts: "parts" },
  );
  const { report } = await lint(files, [{ topic: "flake", rule }]);
  const found = report.findings.map(({ severity, message }) => [severity, message.replace(/ \(.*/, "")]);
  expect(found).toEqual([
    ["warning", "'home' brings its own nixpkgs"],
    ["note", "'home' brings its own parts"],
  ]);
});
