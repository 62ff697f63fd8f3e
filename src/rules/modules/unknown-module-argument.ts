import type { Formal } from "../../parser/syntax.ts";
import { holdsHomes, treeTitle } from "../../project/hosts/host.ts";
import { importFormals, type ModuleText, type ModuleUse, moduleTexts } from "../../project/modules/module-texts.ts";
import { argumentsForImports, passedArguments } from "../../project/modules/passed-arguments.ts";
import type { Project } from "../../project/project.ts";
import { nearestName } from "../../source/nearest-name.ts";
import { defineRule } from "../rule.ts";

const example = (formals: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      specialArgs = { inherit inputs; };
      modules = [ ./laptop.nix ];
    };
  };
}
`,
  "laptop.nix": `{ ${formals}, ... }: {
  environment.etc."nixpkgs".source = ${formals}.nixpkgs;
}
`,
});

export default defineRule({
  id: "unknown-module-argument",
  summary: "Argument of a module that no configuration passes",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A module gets what the module system passes (\`config\`, \`lib\`, \`pkgs\`, …), what the host has in \`specialArgs\`, and what
modules define as \`_module.args\`. Asking for anything else fails as soon as the argument is used: "attribute missing", with
a trace that shows the module system instead of the module. In a home, \`specialArgs\` of the host around it do not count: a
home gets \`home-manager.extraSpecialArgs\`, and one of its own \`extraSpecialArgs\`.

What \`imports\` are made of has to come by \`specialArgs\`: \`_module.args\` is known only when all modules are, and asking
for it earlier is an infinite recursion.

Only names without a default are looked at that the module does use. The rule stays silent if any host that imports the
module passes the name or may pass it: where \`specialArgs\`, \`_module.args\` or a module is not known, and where a module
from outside may define arguments. Of well-known inputs (home-manager, sops-nix, agenix, disko, …) it is known which they
define.`,

  example: { bad: example("input"), good: example("inputs") },

  check: {
    project(project, { report }) {
      const passed = passedByTree(project);
      for (const text of moduleTexts(project)) {
        const required = requiredFormals(text);
        if (required.length === 0) continue;
        const early = importFormals(
          text,
          required.map(({ name }) => name.name),
        );
        for (const { name } of required) {
          const isEarly = early.has(name.name);
          const given = text.uses.map((use) => (isEarly ? argumentsForImports(use.host, use.tree) : passed(use)));
          if (given.some((names) => !names || names.has(name.name))) continue;
          const near = nearestName(
            name.name,
            given.flatMap((names) => [...(names ?? [])]),
          );
          const [use] = text.uses as readonly [ModuleUse];
          const { host } = use;
          report({
            file: text.file.path,
            at: name,
            message:
              isEarly && isDefined(text, name.name)
                ? `'${name.name}' comes by _module.args, which imports cannot ask for`
                : `'${name.name}' is passed to this module by no ${whoImports(text.uses)} that imports it`,
            help: near === undefined ? wayToPass(use) : `did you mean '${near}'?`,
            related: [{ file: host.declaredAt.file, at: host.declaredAt.span, message: whatIsPassed(use) }],
          });
        }
      }
    },
  },
});

function passedByTree(project: Project): (use: ModuleUse) => ReadonlySet<string> | null {
  const known = new Map<ModuleUse["tree"], ReadonlySet<string> | null>();
  return ({ tree }) => {
    let names = known.get(tree);
    if (names === undefined) {
      names = passedArguments(tree, project.flake);
      known.set(tree, names);
    }
    return names;
  };
}

/** The formals that must be given: without a default, and used. */
function requiredFormals({ file, lambda }: ModuleText): readonly Formal[] {
  const formals = lambda?.formals?.formals.filter((formal) => !formal.default) ?? [];
  const used = new Set(
    file.scopes.definitions
      .filter(({ kind, scope, references }) => kind === "formal" && scope === lambda && references.length > 0)
      .map(({ name }) => name),
  );
  return formals.filter(({ name }) => used.has(name.name));
}

function isDefined({ uses }: ModuleText, name: string): boolean {
  return uses.some(({ tree }) => tree.evaluation?.givenArguments.defined.has(name));
}

function whatIsPassed({ host, tree }: ModuleUse): string {
  const given = tree.evaluation?.givenArguments;
  const names = [...(given?.special ?? []), ...(given?.defined ?? [])].map((name) => `'${name}'`);
  return `${treeTitle(host, tree)} passes ${names.length > 0 ? names.join(", ") : "nothing of its own"}`;
}

function isHome({ host, tree }: ModuleUse): boolean {
  return tree === host ? holdsHomes(host.output) : host.users.some((user) => user === tree);
}

function whoImports(uses: readonly ModuleUse[]): string {
  const homes = uses.filter(isHome).length;
  if (homes === 0) return "host";
  return homes === uses.length ? "home" : "host or home";
}

/** Where the arguments of all modules of a tree are given. */
function wayToPass(use: ModuleUse): string {
  const user = use.host.users.find((candidate) => candidate === use.tree);
  if (user) return `add it to ${user.kind === "hjem" ? "hjem.specialArgs" : "home-manager.extraSpecialArgs"}`;
  return `add it to ${isHome(use) ? "extraSpecialArgs" : "specialArgs"}`;
}
