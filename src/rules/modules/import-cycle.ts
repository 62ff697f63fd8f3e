import type { Cycles } from "../../project/imports/cycle-search.ts";
import { importCycles } from "../../project/imports/import-cycles.ts";
import { moduleCycles } from "../../project/imports/module-cycles.ts";
import type { Project } from "../../project/project.ts";
import { defineRule, type RuleContext } from "../rule.ts";

const example = (ports: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": "{ networking.firewall.allowedTCPPorts = (import ./network.nix).ports; }\n",
  "network.nix": '{ name = "home"; } // import ./ports.nix\n',
  "ports.nix": ports,
});

export default defineRule({
  id: "import-cycle",
  summary: "Files or modules that import each other for ever",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`import\` gives the value of a file. A file whose value cannot be known without the value of another, which needs that of
the first, never gets one: Nix stops with an infinite recursion, and mostly names neither file.

The same is true of modules that import each other by \`imports\`. The module system reads a module once however often it is
imported, but before that it looks through all imports for \`disabledModules\`, and along a cycle that has no end: the stack
overflows, again without a name. What Nix says of it, and that it does so since 20.03, is on record in
[nixpkgs#76857](https://github.com/NixOS/nixpkgs/pull/76857) and
[nix#8826](https://github.com/NixOS/nix/issues/8826).

Reported are imports that are needed at once and in any case. What stands in a set, a list, an argument or a branch may
never be needed: files that only mention each other there are left alone. Of \`imports\` the paths are followed that a module
of a configuration lists under no condition; what a submodule, a home or a container inside of it imports is another
matter.`,

  example: {
    bad: example("{ ports = (import ./network.nix).defaults; } // import ./network.nix\n"),
    good: example("{ ports = [ 22 ]; }\n"),
  },

  check: {
    project(project, { report }) {
      const importing = new Set(project.imports.flatMap(({ role, from }) => (role === "module" ? [] : from)));
      const modules = [...project.graph.modules.values()].flatMap(({ kind, name }) => (kind === "file" ? name : []));
      reportAll(importCycles(importing, project), "files", project, report);
      reportAll(moduleCycles(modules, project), "modules", project, report);
    },
  },
});

function reportAll(cycles: Cycles, what: "files" | "modules", project: Project, report: RuleContext["report"]): void {
  for (const cycle of cycles) {
    const [first, ...rest] = cycle;
    if (!first) continue;
    const way = [...cycle.map(({ from }) => from), first.from].map((path) => `'${project.pathInFlake(path)}'`);
    report({
      file: first.place.file,
      at: first.place.span,
      message:
        rest.length === 0
          ? `${what.slice(0, -1)} ${way[0]} imports itself`
          : `${what} import each other for ever: ${way.join(" → ")}`,
      help:
        what === "files"
          ? "move what both need to a file that imports neither"
          : "let one of them go without the other, or let a third module import both",
      related: rest.map(({ place, to }) => ({
        file: place.file,
        at: place.span,
        message: `which imports '${project.pathInFlake(to)}'`,
      })),
    });
  }
}
