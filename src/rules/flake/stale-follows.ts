import { removalSpans } from "../../project/flake/declaration-text.ts";
import type { Flake, FlakeInput } from "../../project/flake/flake.ts";
import { staleFollows } from "../../project/flake/stale-follows.ts";
import { defineRule } from "../rule.ts";

const example = (overrides: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.disko.url = "github:nix-community/disko";
  inputs.disko.inputs.nixpkgs.follows = "nixpkgs";
${overrides}
  outputs = { nixpkgs, disko, ... }: { lib = { inherit nixpkgs disko; }; };
}
`,
  "flake.lock": `{
  "nodes": {
    "disko": {
      "inputs": { "nixpkgs": ["nixpkgs"] },
      "locked": { "type": "github", "owner": "nix-community", "repo": "disko", "rev": "11707dc2f618dd54ca8739b309ec4fc024de578b" },
      "original": { "type": "github", "owner": "nix-community", "repo": "disko" }
    },
    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa" },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "root": { "inputs": { "disko": "disko", "nixpkgs": "nixpkgs" } }
  },
  "root": "root",
  "version": 7
}
`,
});

export default defineRule({
  id: "stale-follows",
  summary: "Override of an input that does not exist, or follows that leads nowhere",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
An override of an input that is not there changes nothing: Nix only warns, on a line that scrolls by. Mostly the input
had that input once, or the name is misspelt, and then the copy that the override was meant to save is fetched all the same.
A \`follows\` to an input that the flake does not have is worse: nothing can be locked.

Which inputs an input has is read off flake.lock. Silent where flake.lock has another reference than flake.nix, where
an override stands below an input that is itself replaced, and where inputs are computed.`,

  example: { bad: example('  inputs.disko.inputs.utils.follows = "";'), good: example("") },

  check: {
    flake(flake, { report }) {
      for (const { declared, kind, node, meant } of staleFollows(flake)) {
        const { input, within, path } = declared;
        const outer = within.at(-1);
        if (kind === "target") {
          report({
            at: input.follows?.span ?? input.nameSpan,
            message: `input '${path}' follows '${input.follows?.value}', which the flake does not have`,
            help: "declare that input, or follow another",
            severity: "error",
          });
        } else if (outer && node) {
          report({
            at: input.nameSpan,
            message: node.isFlake
              ? `input '${outer.name}' has no input '${input.name}' to override`
              : `input '${outer.name}' is no flake and has no inputs to override`,
            help: meant === null ? namesOf([...node.inputs.keys()], outer.name) : `did you mean '${meant}'?`,
            related: flake.lock
              ? [{ file: flake.lock.path, at: flake.lock.spanOf(node.key), message: `what '${outer.name}' has` }]
              : [],
            ...(meant === null ? removal(flake, input) : renaming(flake, input, meant)),
          });
        }
      }
    },
  },
});

function namesOf(names: readonly string[], outer: string): string {
  if (names.length === 0) return "remove the override";
  const shown = names.slice(0, 8).join(", ");
  return `'${outer}' has: ${shown}${names.length > 8 ? ", …" : ""}; remove the override, or mend the name`;
}

function removal(flake: Flake, input: FlakeInput) {
  if (!input.declarationSpans || flake.isGenerated) return {};
  const spans = removalSpans(flake.file.tree, input.declarationSpans);
  const edits = spans.map(({ start, end }) => ({ start, end, text: "" }));
  return { fix: { title: `Remove the override of '${input.name}'`, edits } };
}

/** Nothing follows before, and something does after it: whoever applies that has to lock again. */
function renaming(flake: Flake, { name, nameSpan }: FlakeInput, meant: string) {
  if (flake.isGenerated || flake.file.source.text.slice(nameSpan.start, nameSpan.end) !== name) return {};
  const safety = "suggested" as const;
  return { fix: { title: `Rename '${name}' to '${meant}'`, safety, edits: [{ ...nameSpan, text: meant }] } };
}
