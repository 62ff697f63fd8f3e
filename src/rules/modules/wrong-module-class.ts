import type { ModuleClass } from "../../knowledge/module-arguments.ts";
import { classesWithRoot } from "../../knowledge/option-roots.ts";
import { type Host, type LocatedDefinition, type ModuleTree, treesOf, treeTitle } from "../../project/hosts/host.ts";
import { attributePathText, writtenOption, writtenSpan } from "../../project/options/written-option.ts";
import type { Project } from "../../project/project.ts";
import { defineRule } from "../rule.ts";

const example = (path: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": `{ pkgs, ... }: {
  ${path} = [ pkgs.git ];
}
`,
});

export default defineRule({
  id: "wrong-module-class",
  summary: "Options of another kind of configuration",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
NixOS, nix-darwin and home-manager have options of their own; a module written for one and imported into another fails
with "The option does not exist", which names the option and not the mistake.

Compared are first names that only some kinds have: \`home\`, \`accounts\`, \`dconf\`, \`editorconfig\`, \`xresources\` and
\`xsession\` are home-manager's; \`boot\`, \`console\`, \`fileSystems\`, \`hardware\`, \`powerManagement\`, \`swapDevices\`,
\`virtualisation\` and \`zramSwap\` NixOS'; \`homebrew\` nix-darwin's; \`environment\`, \`networking\` and \`users\` are options
of machines, not of homes. The rule stays silent where a module of the repository declares the name, where
a module is imported under a condition that is not known or could not be followed, and in a configuration that says
\`_module.check = false\`.`,

  example: { bad: example("home.packages"), good: example("environment.systemPackages") },

  check: {
    host(host, { report }, project) {
      for (const tree of treesOf(host)) {
        for (const [definition, moduleClass, classes] of strangers(tree)) {
          const [root] = definition.path as readonly [string];
          report({
            file: definition.place.file,
            at: placeOfOption(project, definition),
            message: `'${attributePathText(definition.path)}' is an option of ${classes.map((one) => titles[one]).join(" and ")}, set in ${articles[moduleClass]}`,
            help: helpFor(root, moduleClass),
            related: [related(host, treeTitle(host, tree), definition)],
          });
        }
      }
    },
  },
});

const titles: Readonly<Record<ModuleClass, string>> = {
  nixos: "NixOS",
  darwin: "nix-darwin",
  homeManager: "home-manager",
};

const articles: Readonly<Record<ModuleClass, string>> = {
  nixos: "a NixOS configuration",
  darwin: "a nix-darwin configuration",
  homeManager: "a home",
};

/** The first definition of each module under a name that configurations of this kind do not have. */
function strangers(tree: ModuleTree): readonly [LocatedDefinition, ModuleClass, readonly ModuleClass[]][] {
  const { evaluation } = tree;
  const moduleClass = evaluation?.moduleClass;
  if (!evaluation || !moduleClass || tree.unresolved.length > 0) return [];
  const definitions = evaluation.definitionsAmong(strangersOf(moduleClass));
  if (definitions.some(({ path }) => path[0] === "_module")) return [];
  const declared = new Set(evaluation.declarations.map(({ path }) => path[0]));
  const found = new Map<string, [LocatedDefinition, ModuleClass, readonly ModuleClass[]]>();
  for (const definition of definitions) {
    const root = definition.path[0] as string;
    const classes = classesWithRoot(root);
    if (!classes || declared.has(root) || definition.module.conditional) continue;
    const key = `${definition.place.file} ${root}`;
    if (!found.has(key)) found.set(key, [definition, moduleClass, classes]);
  }
  return [...found.values()];
}

const filters = new Map<ModuleClass, (path: readonly string[]) => boolean>();

/** Leads to options that configurations of a class do not have, and to those that switch the check off. */
function strangersOf(moduleClass: ModuleClass): (path: readonly string[]) => boolean {
  let leads = filters.get(moduleClass);
  if (!leads) {
    leads = ([root, second]) =>
      root === "_module" ? second !== "args" : classesWithRoot(root as string)?.includes(moduleClass) === false;
    filters.set(moduleClass, leads);
  }
  return leads;
}

/** The attribute path, where it is written out; else the value. */
function placeOfOption(project: Project, { place, path }: LocatedDefinition): LocatedDefinition["place"]["span"] {
  const file = project.nixFile(place.file);
  return writtenSpan(file ? writtenOption(file, place.span.start, path) : null) ?? place.span;
}

function related(host: Host, which: string, { module }: LocatedDefinition) {
  const place = module.importedBy === null ? host.declaredAt : module.via;
  return { file: place.file, at: place.span, message: `${which} imports the module here` };
}

function helpFor(root: string, moduleClass: ModuleClass): string {
  if (moduleClass === "homeManager") return "set it in a module of the machine";
  return root === "homebrew" || classesWithRoot(root)?.includes("nixos")
    ? "set it in a configuration that has the option"
    : "set it in a module of a home, under home-manager.users.<name>";
}
