import { conflictingDefinitions, type DefinitionConflict } from "../../project/options/conflicting-definitions.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const example = (value: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./ssh.nix ]; };
  };
}
`,
  "laptop.nix": `{ lib, ... }: { services.openssh.enable = ${value}; }
`,
  "ssh.nix": `{ services.openssh.enable = true; }
`,
});

export default defineRule({
  id: "conflicting-definitions",
  summary: "One option with two different values in a host",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Where two modules of a host give one option two values of the same priority, Nix refuses the host: "conflicting
definition values". Take one of them away, or say which one wins: \`lib.mkDefault\` in the module that several hosts share,
\`lib.mkForce\` in the host.

Compared are strings, numbers and Booleans that are written out and hold in the host without a condition, of options that
are known not to merge: those the repository declares with a type such as \`bool\`, \`int\`, \`str\`, \`enum\` or
\`path\`, every \`enable\`, and a few of NixOS and home-manager (\`networking.hostName\`, \`time.timeZone\`,
\`system.stateVersion\`, …). The rule stays silent inside of options that the repository declares, if anything else gives
the option a stronger priority, and in hosts whose modules are not all known.`,

  example: { bad: example("false"), good: example("lib.mkForce false") },

  check: {
    project(project, { report }) {
      for (const conflict of conflictingDefinitions(project)) {
        const { special, other } = conflict;
        report({
          file: special.place.file,
          at: special.place.span,
          message: messageFor(conflict),
          help: "use lib.mkDefault for the value that gives way, or lib.mkForce for the one that wins",
          related: [{ file: other.place.file, at: other.place.span, message: "the other definition" }],
        });
      }
    },
  },
});

/** Texts are not shown: any of them may be a secret. */
function messageFor({ special, other, titles }: DefinitionConflict): string {
  const option = `'${attributePathText(special.path)}'`;
  const where = listNames(titles, 1);
  const areTexts = [special, other].some(({ literal }) => typeof literal === "string");
  if (areTexts) return `${option} has two different values in ${where}`;
  return `${option} is ${special.literal} here and ${other.literal} elsewhere in ${where}`;
}
