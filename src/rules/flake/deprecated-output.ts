import { deprecatedOutputs } from "../../knowledge/flake-outputs.ts";
import type { OutputAttribute } from "../../project/outputs/output-attributes.ts";
import type { Project } from "../../project/project.ts";
import { attributesNamed } from "../../scopes/attributes-named.ts";
import type { Place, Span } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

const example = (output: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    ${output} = final: prev: { hello = prev.hello; };
  };
}
`;

export default defineRule({
  id: "deprecated-output",
  summary: "Output that newer versions of Nix replaced",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Since Nix 2.7 what a command takes by default is called \`default\` among the others of its kind: \`packages.<system>.default\`
and not \`defaultPackage.<system>\`, \`overlays.default\` and not \`overlay\`. \`nix flake check\` warns of the old names, and
tools that list a flake's outputs do not show them.

A flake that has the new name beside the old one keeps the old one for its users on purpose, and is left alone.`,

  example: { bad: example("overlay"), good: example("overlays.default") },

  check: {
    project(project, { report }) {
      for (const output of project.outputs) {
        const replacement = deprecatedOutputs.get(output.name);
        if (replacement === undefined || hasReplacement(project.outputs, replacement)) continue;
        const place = placeOf(output, project);
        if (!place) continue;
        const system = output.attributes.find(({ name }) => /-/.test(name))?.name ?? "<system>";
        report({
          file: place.file,
          at: place.span,
          message: `output '${output.name}' is deprecated`,
          help: `call it '${replacement.replace("%", system)}'`,
        });
      }
    },
  },
});

/** Where it is written: what a library gave each system has the name below `eachDefaultSystem`, once in flake.nix. */
function placeOf(output: OutputAttribute, { files, flake }: Project): Place | null {
  const places = [output, ...output.attributes].flatMap(({ place }) =>
    place && files.exists(place.file) ? [place] : [],
  );
  if (places[0]) return places[0];
  const written = flake ? attributesNamed(flake.file, output.name) : [];
  return flake && written.length === 1 ? { file: flake.file.path, span: written[0] as Span } : null;
}

/** Whether the new output has a default already, for any system. */
function hasReplacement(outputs: readonly OutputAttribute[], replacement: string): boolean {
  const [name, ...rest] = replacement.split(".");
  const successor = outputs.find((output) => output.name === name);
  if (!successor) return false;
  const sets = rest[0] === "%" ? successor.attributes : [successor];
  return sets.some((set) => set.kind === "unknown" || set.attributes.some((attribute) => attribute.name === "default"));
}
