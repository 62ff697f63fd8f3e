import type { Crossing } from "../../project/boundaries.ts";
import { type ClassCrossing, classCrossings } from "../../project/modules/class-crossings.ts";
import type { Project } from "../../project/project.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (mailImports: string) => ({
  "flakelint.toml": `[boundaries.zones]
desktop = "modules/desktop/**"
server = "modules/server/**"

[[boundaries.rule]]
from = "server"
to = "desktop"
message = "servers carry no window system"
`,
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.post = nixpkgs.lib.nixosSystem { modules = [ ./modules/server/mail.nix ]; };
  };
}
`,
  "modules/server/mail.nix": `{ imports = [ ${mailImports} ]; }\n`,
  "modules/desktop/fonts.nix": "{ }\n",
  "modules/base/fonts.nix": "{ }\n",
});

export default defineRule({
  id: "crossed-boundary",
  summary: "Import across a boundary that flakelint.toml draws, or between homes and machines",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Whoever keeps parts of a repository apart (servers from desktops, one team's modules from another's, home modules from
system modules) cannot see in review that a single import joins them again. Write the boundary down, and each import
that crosses it is reported with your own words. That hosts
import no other host's files, and shared modules none of a host, is told without it (host-imports-host,
shared-imports-host).

Without \`[boundaries]\` in flakelint.toml one thing is reported, as a warning: a file that lies in a folder of which all
other modules (at least two) are modules of homes, and that homes import, but one module of a machine as well; and the
reverse. Options of homes do not exist in machines, or mean something else there. A file that two modules of the other kind
import, or that sets nothing but options which the repository declares, may be meant for both.

\`\`\`toml
[boundaries.zones]                       # your names: a glob, or a list of globs
desktop = "modules/desktop/**"
server = ["modules/server/**", "modules/mail.nix"]

[[boundaries.rule]]
from = "server"
to = ["desktop", "homes"]                # what must not be imported
allow = "modules/desktop/fonts.nix"      # what may be all the same
message = "servers carry no window system"

[[boundaries.rule]]
from = "lib/**"
only = "lib/**"                          # nothing but this, and their own zone
\`\`\`

\`from\`, \`to\`, \`only\` and \`allow\` take a zone, a glob or a role, or a list of them. Globs are relative to the folder of
flakelint.toml. Three roles need no zone: \`hosts\` are the files in a folder named after a host, \`homes\` the modules that
only homes use, \`modules\` the modules of machines outside of hosts' folders. A file may lie in several zones; what it
imports from its own is always allowed.

Imports are those that are written out (\`imports\`, \`import\`, \`callPackage\`), those that evaluation finds in the
modules of a host, and modules taken by an attribute (\`config.flake.modules.nixos.base\`) that another file defines. Only
the import itself is judged, not what is reached through it.`,

  example: { bad: example("../desktop/fonts.nix"), good: example("../base/fonts.nix") },

  check: {
    project(project, { report }) {
      for (const crossing of project.crossings) {
        const { place, rule } = crossing;
        const words = rule.message?.trim().replace(/\.$/, "");
        report({
          file: place.file,
          at: place.span,
          message: `${factOf(crossing, project)}${words ? `: ${words}` : ""}`,
          help: "import it from a zone that may, move it to where both may import it, or 'allow' it in flakelint.toml",
        });
      }
      for (const crossing of classCrossings(project)) report(offenceOf(crossing, project));
    },
  },
});

function offenceOf({ file, side, place, usual }: ClassCrossing, project: Project): Offence {
  const [kind, other] = side === "home" ? ["homes", "machine"] : ["machines", "home"];
  return {
    file: place.file,
    at: place.span,
    message: `'${project.pathInFlake(file)}' lies among modules of ${kind}, but a ${other} imports it`,
    help: `import it in a module of ${side === "home" ? "a home" : "a machine"}, or move what both need out of that folder`,
    related: [{ file: usual.file, at: usual.span, message: `${kind} import it here` }],
    severity: "warning",
  };
}

function factOf({ from, to, fromZone, toZone, rule }: Crossing, project: Project): string {
  const importer = `'${project.pathInFlake(from)}' in zone '${fromZone.name}'`;
  const imported = `'${project.pathInFlake(to)}'`;
  if (toZone) return `${importer} imports ${imported} in zone '${toZone.name}'`;
  const allowed = (rule.only ?? []).map(({ name }) => `'${name}'`).join(", ");
  return `${importer} imports ${imported}, but may import only ${allowed}`;
}
