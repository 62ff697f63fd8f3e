import type { Expression } from "../../parser/syntax.ts";
import { literalOf } from "../../project/flake/flake-inputs.ts";
import { type AttributeNode, attributeAt, attributeTree, setLiteral } from "../../scopes/attribute-tree.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { defineRule } from "../rule.ts";

const example = (setting: string) => `{
  nixConfig.${setting};
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`;

/** Settings that take a guard of Nix away, with the value that does it and what then happens (Nix's manual of nix.conf). */
const risks: readonly { setting: string; value: string; effect: string }[] = [
  { setting: "sandbox", value: "false", effect: "builds see the network and all files of the machine" },
  { setting: "sandbox", value: "relaxed", effect: "derivations may ask to be built without a sandbox" },
  { setting: "sandbox-fallback", value: "true", effect: "builds run without a sandbox where there is none" },
  { setting: "require-sigs", value: "false", effect: "caches may deliver what nobody has signed" },
  {
    setting: "allow-unsafe-native-code-during-evaluation",
    value: "true",
    effect: "evaluating the flake may run any program",
  },
  { setting: "accept-flake-config", value: "true", effect: "settings of other flakes are taken without asking" },
  { setting: "restrict-eval", value: "false", effect: "evaluation may read all files of the machine" },
  { setting: "pure-eval", value: "false", effect: "the result depends on the machine" },
];

/** Settings that run a program or hand out rights, whatever their value. */
const always: ReadonlyMap<string, string> = new Map([
  ["trusted-users", "these users can become root"],
  ["extra-trusted-users", "these users can become root"],
  ["post-build-hook", "a program runs after every build"],
  ["pre-build-hook", "a program runs before every build"],
  ["diff-hook", "a program runs after builds"],
]);

const caches: ReadonlySet<string> = new Set(["substituters", "extra-substituters", "trusted-substituters"]);

export default defineRule({
  id: "risky-nix-config",
  summary: "Setting in nixConfig that takes a guard of Nix away",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 693 },

  why: `
\`nixConfig\` changes how Nix runs on the machine of everybody who uses the flake and answers "y" to its question, or has
\`accept-flake-config\` on. Turning the sandbox or the signatures off, letting users become root, or running a program at
every build is nothing a configuration should ask for on the way.

Additional binary caches (\`extra-substituters\` with their keys) are usual, and reported only with the option \`caches\`;
one over \`http://\` always.`,

  example: { bad: example("sandbox = false"), good: example("allow-import-from-derivation = false") },

  options: {
    caches: { type: "boolean", default: false, describe: "Report binary caches and their keys, too" },
  },

  check: {
    flake(flake, { options, report }) {
      for (const node of settingsOf(flake.file)) {
        const risk = riskOf(node, options.caches);
        const at = node.sites[0]?.attribute;
        if (risk === null || !at) continue;
        report({ at, message: `'${node.name}' in nixConfig: ${risk}`, help: "leave it to the machines' nix.conf" });
      }
    },
  },
});

function settingsOf({ tree }: NixFile): Iterable<AttributeNode> {
  const set = tree.root && setLiteral(tree.root);
  const settings = set && attributeAt(attributeTree(set.entries), "nixConfig");
  return settings?.children?.attributes.values() ?? [];
}

function riskOf({ name, value }: AttributeNode, reportsCaches: boolean): string | null {
  const texts = textsOf(value);
  const given = risks.find((risk) => risk.setting === name && texts.includes(risk.value));
  if (given) return given.effect;
  if (caches.has(name) && texts.some((text) => text.startsWith("http://"))) return "a cache is read without encryption";
  if (reportsCaches && (caches.has(name) || name.endsWith("trusted-public-keys"))) return "another cache is trusted";
  return always.get(name) ?? null;
}

/** The words of a setting: of a list, a string of several words, or one constant. */
function textsOf(value: Expression | null): readonly string[] {
  if (value?.kind === "List") return value.elements.flatMap((element) => textsOf(element));
  if (value?.kind === "Variable") return [value.name];
  return literalOf(value)?.value.split(/\s+/) ?? [];
}
