import { strongest } from "../../evaluator/modules/definitions.ts";
import type { Host } from "../../project/hosts/host.ts";
import { isTestFile, namesImage } from "../../project/machines/passing-machines.ts";
import type { Project } from "../../project/project.ts";
import { defineRule } from "../rule.ts";

const example = (name: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop/configuration.nix ]; };
  };
}
`,
  "hosts/laptop/configuration.nix": `{ networking.hostName = "${name}"; }\n`,
});

export default defineRule({
  id: "host-name-mismatch",
  summary: "networking.hostName that differs from the name of its configuration",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`nixos-rebuild switch --flake .\` builds the configuration named like the machine it runs on. If
\`networking.hostName\` says another name, the next rebuild on that machine fails, or builds another host.

Compared are NixOS hosts whose name is written in a module of their own. The rule stays silent if several hosts share
the module that sets the name (virtual machines, images), if the name depends on something unknown, if one of several
definitions has the right name, if the two differ only in case or in \`-\`, \`_\` and the domain, if one is the other with
the name of an owner or place before it (\`alice-laptop\`) and no other host, for variants of a machine
(\`laptop-gaming\` of \`laptop\`), for tests, virtual machines and installation images, and for configurations named
\`nixos\` or \`default\`.`,

  example: { bad: example("notebook"), good: example("laptop") },

  check: {
    host(host, { report }, project) {
      if (host.output !== "nixosConfigurations" || anyName.has(host.name) || namesImage(host.name)) return;
      const definitions = host.definitionsOf(["networking", "hostName"]);
      if (definitions.some(({ literal }) => typeof literal !== "string" || sameName(literal, host.name))) return;
      const [winner] = strongest(definitions.filter(({ conditional }) => !conditional));
      if (
        !winner ||
        namesImage(String(winner.literal)) ||
        isShared(winner.module.file, project) ||
        isTestFile(winner.place.file)
      )
        return;
      const other = project.hosts.find(({ name, output }) => output === host.output && name === winner.literal);
      if (!other && hasPlace(String(winner.literal), host.name)) return;
      const declared = ({ name, declaredAt }: Host, message = `'${name}' is declared here`) => ({
        file: declaredAt.file,
        at: declaredAt.span,
        message,
      });
      report({
        file: winner.place.file,
        at: winner.place.span,
        message: `host '${host.name}' calls itself '${winner.literal}'${other ? ", which is another host" : ""}`,
        help: `${other ? "" : "rename the configuration, or "}set networking.hostName = "${host.name}"`,
        related: [
          declared(host),
          ...(other ? [declared(other, `on '${host.name}', 'nixos-rebuild --flake .' builds this one`)] : []),
        ],
      });
    },
  },
});

/** Names that say nothing of the machine. */
const anyName: ReadonlySet<string> = new Set(["nixos", "default"]);

function sameName(hostName: string, configuration: string): boolean {
  const fold = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, "");
  if (hostName === "" || fold(hostName) === fold(configuration)) return true;
  // `laptop-gaming` is one of several ways to build `laptop`, and is asked for by its name.
  if (configuration.toLowerCase().startsWith(`${hostName.toLowerCase()}-`)) return true;
  // `build01.example.org` may be built as "build01", or as "example-build01".
  const [first, ...domain] = configuration.split(".");
  return domain.length > 0 && fold(hostName).includes(fold(first ?? ""));
}

/** `alice-laptop` is `laptop` of alice: what stands before it says whose it is, or where. */
function hasPlace(hostName: string, configuration: string): boolean {
  const steps = (name: string) => `-${name.toLowerCase().replaceAll("_", "-")}`;
  const [theirs, ours] = [steps(hostName), steps(configuration)] as const;
  return theirs.endsWith(ours) || ours.endsWith(theirs);
}

function isShared(file: string | null, project: Project): boolean {
  if (file === null) return false;
  const roots = project.graph.modules.get(file)?.roots ?? [];
  const [first] = roots;
  for (const { host } of roots) if (host !== first?.host) return true;
  return false;
}
