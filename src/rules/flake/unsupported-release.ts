import { endOfSupport, releaseOfBranch } from "../../knowledge/nixos-releases.ts";
import { commentsBeside } from "../../project/flake/declaration-text.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { inputIdentity } from "../../project/flake/input-identity.ts";
import type { LockNode } from "../../project/flake/lock-file.ts";
import { channelOf } from "../../project/flake/repository-identity.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (release: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-${release}";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`;

/** Repositories that have a branch for each release of NixOS. */
const repositories: ReadonlySet<string> = new Set([
  "github:nixos/nixpkgs",
  "github:nix-community/home-manager",
  "github:nix-darwin/nix-darwin",
  "github:lnl7/nix-darwin",
]);

export default defineRule({
  id: "unsupported-release",
  summary: "Release of NixOS that gets no security updates any more, or one that does not fit home-manager's",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "medium", cwe: 1104 },

  why: `
Mended packages come from supported releases alone, and modules that fit them from home-manager's branch of the same
release. A release of NixOS is supported for seven months, one month longer than it is the newest; after that
\`nix flake update\` still succeeds, and changes nothing. A second nixpkgs of an old release, beside the one called
\`nixpkgs\`, is a note: somebody needs one old package.

With the nixpkgs of another release home-manager warns, and its modules write options and use packages that are not there.
A comment beside the input that says why (that a newer one is needed, until when, for which fix) is taken for an answer.
An old home-manager that also does not fit its nixpkgs is told once.

The dates are those of the announcements; a release that flakelint does not know is taken for a new one. \`--now DATE\`
takes another day for today.`,

  example: { bad: example("23.05"), good: example("unstable") },

  check: {
    flake(flake, { report }) {
      const mismatches = findMismatches(flake);
      for (const input of flake.inputs) {
        const mismatch = mismatches.get(input);
        if (mismatch) report(mismatch);
        if (mismatch || input.follows || !repositories.has(inputIdentity(flake, input) ?? "")) continue;
        const release = releaseOf(input);
        const end = release === null ? undefined : endOfSupport(release);
        if (release === null || end === undefined || flake.now <= new Date(`${end}T23:59:59Z`)) continue;
        const isMain = input.name === "nixpkgs" || !inputIdentity(flake, input)?.endsWith("/nixpkgs");
        report({
          at: input.url?.span ?? input.nameSpan,
          message: `'${input.name}' is of release ${release}, which is without security updates since ${end}`,
          help: "move to a supported release",
          ...(isMain ? {} : { severity: "note" as const }),
        });
      }
    },
  },
});

function releaseOf({ reference }: FlakeInput): string | null {
  const channel = channelOf(reference);
  if (channel === null) return null;
  return /^\d\d\.\d\d$/.test(channel) ? channel : releaseOfBranch(channel);
}

/** Each home-manager of the flake against the nixpkgs it follows. */
function findMismatches(flake: Flake): ReadonlyMap<FlakeInput, Offence> {
  const found = new Map<FlakeInput, Offence>();
  const { lock } = flake;
  for (const input of lock ? flake.inputs : []) {
    if (input.follows || inputIdentity(flake, input) !== "github:nix-community/home-manager") continue;
    const node = lock?.root.inputs.get(input.name)?.node;
    const nixpkgs = node?.inputs.get("nixpkgs");
    if (!node || !nixpkgs?.node || nixpkgs.follows?.length !== 1) continue;
    const [own, theirs] = [lineOf(node), lineOf(nixpkgs.node)];
    const target = flake.inputs.find(({ name }) => name === nixpkgs.follows?.[0]);
    if (own === null || theirs === null || own === theirs || !target || isDeliberate(flake, input)) continue;
    found.set(input, {
      at: input.url?.span ?? input.nameSpan,
      message: `'${input.name}' is of ${named(own)}, but '${target.name}', which it follows, of ${named(theirs)}`,
      help: `use ${theirs === "rolling" ? "home-manager's branch 'master'" : `home-manager's branch 'release-${theirs}'`}`,
      related: [{ at: target.url?.span ?? target.nameSpan, message: `'${target.name}' is of ${named(theirs)}` }],
    });
  }
  return found;
}

/** The owner says beside the input why it is on another branch. */
function isDeliberate(flake: Flake, { declarationSpans, url }: FlakeInput): boolean {
  const spans = [...(declarationSpans ?? []), ...(url ? [url.span] : [])];
  return commentsBeside(flake.file.tree, spans).some(({ text }) => reason.test(text));
}

const reason =
  /\b(?:because|needs?|new(?:er)?|latest|nightly|unstable|rolling|master|before|until|bug|fix(?:es|ed)?)\b/i;

/** The release a node is of, or "rolling" for the branch that all work goes into; `null` where it is neither. */
function lineOf(node: LockNode): string | null {
  const channel = channelOf(node.original);
  if (channel === null) return null;
  if (channel === "rolling" || (node.identity?.endsWith("/home-manager") && /^(?:|master)$/.test(channel)))
    return "rolling";
  return /^\d\d\.\d\d$/.test(channel) ? channel : releaseOfBranch(channel);
}

function named(line: string): string {
  return line === "rolling" ? "the rolling branch" : `release ${line}`;
}
