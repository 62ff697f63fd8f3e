import { strongest } from "../../evaluator/modules/definitions.ts";
import { isScalarOption, isScalarType } from "../../knowledge/scalar-options.ts";
import {
  type LocatedDefinition,
  type ModuleTree,
  type TreeEvaluation,
  treesOf,
  treeTitle,
} from "../../project/hosts/host.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import type { Project } from "../../project/project.ts";
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
    host(host, { report }, project) {
      for (const tree of treesOf(host)) {
        for (const [first, second] of conflicts(tree, project)) {
          report({
            file: second.place.file,
            at: second.place.span,
            message: messageFor(treeTitle(host, tree), first, second),
            help: "use lib.mkDefault for the value that gives way, or lib.mkForce for the one that wins",
            related: [{ file: first.place.file, at: first.place.span, message: "the other definition" }],
          });
        }
      }
    },
  },
});

/** Two definitions of each option that has different ones, all sure and equally strong. */
function conflicts(
  { evaluation, unresolved }: ModuleTree,
  project: Project,
): readonly [LocatedDefinition, LocatedDefinition][] {
  if (!evaluation || unresolved.length > 0) return [];
  return evaluation.differingDefinitions(scalarsOf(evaluation)).flatMap((all) => {
    const sure = strongest(all).filter(({ conditional, literal }) => !conditional && literal !== undefined);
    const [first, ...others] = sure.filter((definition) => isWritten(definition, project));
    const other = others.find(({ literal }) => literal !== first?.literal);
    return first && other ? [[first, other] as [LocatedDefinition, LocatedDefinition]] : [];
  });
}

/** Which options take equal definitions alone; what lies inside of an option of the repository is not judged. */
function scalarsOf({ declarations }: TreeEvaluation): (path: readonly string[]) => boolean {
  const declared = new Map(
    declarations.map(({ path, typeName }) => [JSON.stringify(path), typeName !== null && isScalarType(typeName)]),
  );
  const isInside = (path: readonly string[]) =>
    path.some((_, length) => length > 0 && declared.has(JSON.stringify(path.slice(0, length))));
  return (path) => declared.get(JSON.stringify(path)) ?? (isScalarOption(path) && !isInside(path));
}

/** Whether the value stands there itself: one that is computed may come from what is not seen. */
function isWritten({ place: { file, span } }: LocatedDefinition, project: Project): boolean {
  const text = project.nixFile(file)?.source.text.slice(span.start, span.end);
  return text !== undefined && /^(?:true$|false$|"|''|-?\d)/.test(text);
}

/** Texts are not shown: any of them may be a secret. */
function messageFor(title: string, first: LocatedDefinition, second: LocatedDefinition): string {
  const option = `'${attributePathText(second.path)}'`;
  if (typeof first.literal === "string" || typeof second.literal === "string") {
    return `${option} has two different values in ${title}`;
  }
  return `${option} is ${second.literal} here and ${first.literal} elsewhere in ${title}`;
}
