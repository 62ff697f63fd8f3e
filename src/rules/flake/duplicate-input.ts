import { commentsBeside } from "../../project/flake/declaration-text.ts";
import { duplicateInputs, type InputCopy } from "../../project/flake/duplicate-inputs.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { revisionOf } from "../../project/flake/locked-revision.ts";
import { sameReference } from "../../project/flake/same-reference.ts";
import { defineRule } from "../rule.ts";

const example = (unstable: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.unstable.${unstable};
  outputs = { nixpkgs, unstable, ... }: { lib = { inherit nixpkgs unstable; }; };
}
`,
  "flake.lock": `{
  "nodes": {
    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa" },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "unstable": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "9f2c41d5b0b8a2d8a9d6ad2eeb0d1a4ae7a8cd1e" },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "root": { "inputs": { "nixpkgs": "nixpkgs", "unstable": ${unstable.includes("follows") ? '["nixpkgs"]' : '"unstable"'} } }
  },
  "root": "root",
  "version": 7
}
`,
});

export default defineRule({
  id: "duplicate-input",
  summary: "One branch of one repository locked several times",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Two inputs with the same reference are fetched, evaluated and updated apart: packages of one do not match those of the
other, and an update of one leaves the other behind. \`unstable.follows = "nixpkgs"\` makes them one, under both names.

Reported are inputs of the flake itself that ask for the same branch of the same repository; where both are locked to
the same revision it is a note. Other branches, channels and forks are something else, and so are inputs that are
pinned to one revision, those whose own inputs follow others, and those with a comment that speaks of pinning. An input's own copy of one of yours is \`missing-follows\`. With the option \`transitive\` copies
among the inputs of inputs are noted too, each with its chain from the root: a flake cannot always do something about
them.`,

  example: {
    bad: example('url = "github:NixOS/nixpkgs/nixos-unstable"'),
    good: example('follows = "nixpkgs"'),
  },

  options: {
    transitive: {
      type: "boolean",
      default: false,
      describe: "Note repositories that inputs of inputs lock at several revisions",
    },
  },

  check: {
    flake(flake, { options, report }) {
      for (const { repository, copies } of duplicateInputs(flake)) {
        for (const [first, second] of twins(flake, copies)) {
          if (isDeliberate(flake, first.input, second.input)) continue;
          const isSame = first.node.locked?.rev === second.node.locked?.rev;
          const [one, other] = [first.chain[0], second.chain[0]];
          report({
            at: second.input.nameSpan,
            message: `input '${other}' is the same branch of ${repository} as '${one}'${revisionsOf(first, second, isSame)}`,
            help: `inputs.${other}.follows = "${one}"`,
            related: [{ at: first.input.nameSpan, message: `'${one}' is declared here` }],
            ...(isSame ? { severity: "note" as const } : {}),
          });
        }
        if (options.transitive && flake.inputsSpan && isSpread(copies)) {
          report({
            at: flake.inputsSpan,
            message: `flake.lock has ${repository} ${copies.length} times: ${copies.map(chainOf).join(", ")}`,
            help: "declare it as an input, and let the others follow it",
            severity: "note",
          });
        }
      }
    },
  },
});

type OwnCopy = InputCopy & { readonly input: FlakeInput };

/** Inputs of the flake that ask for the very same, each with the first of its kind. */
function* twins(flake: Flake, copies: readonly InputCopy[]): Generator<[OwnCopy, OwnCopy]> {
  const own = copies.flatMap((copy): OwnCopy[] => {
    const input = copy.chain.length === 1 ? flake.inputs.find(({ name }) => name === copy.chain[0]) : undefined;
    return input?.reference ? [{ ...copy, input }] : [];
  });
  for (const [index, second] of own.entries()) {
    const first = own.slice(0, index).find((earlier) => asksTheSame(earlier, second));
    if (first) yield [first, second];
  }
}

function asksTheSame(one: OwnCopy, other: OwnCopy): boolean {
  const [first, second] = [one.input.reference, other.input.reference];
  if (first === null || second === null || sameReference(first, second) !== true) return false;
  return overridesOf(one.input) === overridesOf(other.input);
}

/** A comment above or between the two says that they are kept apart. */
function isDeliberate({ file: { tree } }: Flake, ...inputs: readonly FlakeInput[]): boolean {
  const starts = inputs.flatMap(({ declarationSpans }) => (declarationSpans ?? []).map(({ start }) => start));
  const between = tree.comments.filter(({ start }) => start > Math.min(...starts) && start < Math.max(...starts));
  const beside = commentsBeside(
    tree,
    inputs.flatMap(({ declarationSpans }) => declarationSpans ?? []),
  );
  return [...beside, ...between].some(({ text }) => /\bpin(?:s|ned|ning)?\b|\bregardless\b|\bindependent/i.test(text));
}

/** Two copies that are built with different inputs are meant to be two. */
function overridesOf({ overrides, isLiteral }: FlakeInput): string | null {
  if (!isLiteral) return null;
  const written = overrides.map(
    (override) => `${override.name}=${override.follows?.value ?? override.url?.value}(${overridesOf(override)})`,
  );
  return written.sort().join(" ");
}

/** Whether more than one revision is there, below the flake's own inputs. */
function isSpread(copies: readonly InputCopy[]): boolean {
  const revisions = new Set(copies.map(({ node }) => node.locked?.rev ?? node.locked?.narHash));
  return revisions.size > 1 && copies.some(({ chain }) => chain.length > 1);
}

function revisionsOf(first: InputCopy, second: InputCopy, isSame: boolean): string {
  const [one, other] = [revisionOf(first.node), revisionOf(second.node)];
  return isSame || one === null || other === null ? "" : `, but locked at ${other} and not ${one}`;
}

function chainOf({ node, chain }: InputCopy): string {
  return [chain.join("/"), revisionOf(node)].filter((part) => part !== null).join(" at ");
}
