import { isLightRepository } from "../../knowledge/light-repositories.ts";
import { commentsBeside } from "../../project/flake/declaration-text.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { revisionOf, timeBetween } from "../../project/flake/locked-revision.ts";
import { followBinding, followEdit } from "../../project/flake/override-edit.ts";
import { type OwnInput, ownInputs } from "../../project/flake/own-inputs.ts";
import { staleFollows } from "../../project/flake/stale-follows.ts";
import { defineRule } from "../rule.ts";

/** The owner says why the input is left alone, or has tried and taken the line out. */
const deliberate = /\bcach|follow|overrid|\bpin(s|ned|ning)?\b/i;

export default defineRule({
  id: "missing-follows",
  summary: "Input that brings its own copy of an input the flake has already",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
An input that is not told to follow yours locks a copy of its own: another download, another evaluation, packages built
against other libraries, and security updates that reach you only when somebody else updates their lock file. Of a small
library of functions (flake-parts, flake-utils, systems, flake-compat) a copy costs little, and is a note.

Reported is an input for which flake.lock shows a copy of its own, while the flake has the same repository on the same
channel as an input. The channels of nixpkgs that roll (\`nixos-unstable\`, \`nixpkgs-unstable\`, \`master\`) count as one,
though nothing is told to leave a channel for a \`master\` that has another name than its own nixpkgs; a release, or a
single revision, is something else and not reported. Silent, too, are

- inputs whose \`follows\` or \`url\` is overridden, \`follows = ""\` among them;
- inputs with a comment beside them that speaks of a cache, of follows, of overriding or of pinning;
- inputs whose own binary cache the repository uses (\`helix.cachix.org\`, \`cache.numtide.com\` of numtide): with another
  nixpkgs it is of no use;
- inputs with an override of a misspelt name, which is told as \`stale-follows\`;
- inputs named by the option \`ignore\`: by default those whose own documentation asks to leave theirs alone.

The fix adds the line in flake.nix. The next \`nix flake lock\` drops the copy from flake.lock.`,

  example: {
    bad: {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.home-manager.url = "github:nix-community/home-manager";

  outputs = { nixpkgs, home-manager, ... }: { };
}
`,
      "flake.lock": exampleLock('"nixpkgs_2"'),
    },
    good: {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.home-manager.inputs.nixpkgs.follows = "nixpkgs";

  outputs = { nixpkgs, home-manager, ... }: { };
}
`,
      "flake.lock": exampleLock('["nixpkgs"]'),
    },
  },

  options: {
    ignore: {
      type: "strings",
      // README of authentik-nix: overriding its inputs is not supported; of proxmox-nixos: do not override nixpkgs-stable;
      // documentation of nixvim since 2025-12 (pull request 4031): its nixpkgs should not follow.
      default: [
        "nixos-hardware",
        "impermanence",
        "nyx",
        "nix-cachyos-kernel",
        "hyprland",
        "authentik-nix",
        "nixvim.nixpkgs",
        "proxmox-nixos.nixpkgs-stable",
      ],
      describe:
        "Inputs to leave alone: names of inputs, names of repositories (`nixos-hardware`, `github:nixos/nixos-hardware`), or an input's input (`crane.flake-utils`)",
    },
    depth: {
      type: "integer",
      default: 1,
      describe: "How deep to look: 1 for the inputs of your inputs, 2 for theirs as well",
    },
    aliases: {
      type: "strings",
      default: ["nixpkgs-lib=nixpkgs"],
      describe: "Inputs' inputs that may follow an input of another name and repository: `theirs=yours`",
    },
  },

  check: {
    flake(flake, { options, report }) {
      const aliases = new Map(options.aliases.map((alias) => alias.split("=", 2) as [string, string]));
      const ignored = new Set(options.ignore.map((name) => name.toLowerCase()));
      for (const own of ownInputs(flake, { depth: options.depth, aliases })) {
        if (isIgnored(flake, own, ignored) || isDeliberate(flake, own.input) || isMisspelt(flake, own)) continue;
        const { input, path, target } = own;
        const edit = flake.isGenerated ? null : followEdit(flake, input, path, target.name);
        const binding = followBinding(input, path, target.name);
        const isLight = own.node.identity !== null && isLightRepository(own.node.identity);
        report({
          at: input.nameSpan,
          ...(isLight ? { severity: "note" as const } : {}),
          message: `'${input.name}' brings its own ${path.join("/")} (${difference(own)})`,
          help: binding,
          ...(edit ? { fix: { title: `Add '${binding}'`, edits: [edit] } } : {}),
        });
      }
    },
  },
});

function isIgnored(flake: Flake, { input, path }: OwnInput, ignored: ReadonlySet<string>): boolean {
  const repository = flake.lock?.root.inputs.get(input.name)?.node?.identity ?? input.name;
  const names = [input.name, repository, repository.split("/").at(-1) as string];
  return names.some((name) => [name, `${name}.${path.join(".")}`].some((each) => ignored.has(each.toLowerCase())));
}

/** An override that is there under a misspelt name is told as that, by stale-follows. */
function isMisspelt(flake: Flake, { input, path }: OwnInput): boolean {
  for (const { declared, meant } of staleFollows(flake)) {
    if (path.length === 1 && meant === path[0] && declared.within.at(-1)?.name === input.name) return true;
  }
  return false;
}

function isDeliberate(flake: Flake, input: FlakeInput): boolean {
  const [repository = "", owner = ""] =
    flake.lock?.root.inputs.get(input.name)?.node?.identity?.split(/[/:]/).reverse() ?? [];
  const names = [input.name.toLowerCase(), repository, repository.replace(decoration, ""), `${owner}/`];
  if (names.some((name) => flake.cacheNames.has(name))) return true;
  return commentsBeside(flake.file.tree, input.declarationSpans ?? []).some(({ text }) => deliberate.test(text));
}

/** What names of repositories have more than the names of their caches: `nixos-cosmic` is in `cosmic.cachix.org`. */
const decoration = /^(?:nixos|nix)-|[-.](?:nix|nixos|flake)$/g;

/** "9f2c41d, 3 months older than yours" */
function difference({ node, target, targetNode }: OwnInput): string {
  const age = timeBetween(node, targetNode);
  const yours = target.name === "nixpkgs" ? "yours" : `your '${target.name}'`;
  const words = age === null ? `apart from ${yours}` : age.replace("%", yours);
  return [revisionOf(node), words].filter((part) => part !== null).join(", ");
}

/** A lock file in which home-manager's nixpkgs is as given. */
function exampleLock(nixpkgs: string): string {
  return `{
  "nodes": {
    "home-manager": {
      "inputs": { "nixpkgs": ${nixpkgs} },
      "locked": { "type": "github", "owner": "nix-community", "repo": "home-manager", "rev": "6ab392f626a19f1122d1955c401286e1b7cf6b53", "lastModified": 1754000000 },
      "original": { "type": "github", "owner": "nix-community", "repo": "home-manager" }
    },
    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa", "lastModified": 1761000000 },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "nixpkgs_2": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "9f2c41d5b0b8a2d8a9d6ad2eeb0d1a4ae7a8cd1e", "lastModified": 1753000000 },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "root": { "inputs": { "home-manager": "home-manager", "nixpkgs": "nixpkgs" } }
  },
  "root": "root",
  "version": 7
}
`;
}
