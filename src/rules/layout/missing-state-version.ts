import { flakeOutputs, type Host, holdsHomes } from "../../project/hosts/host.ts";
import { placesOfLack } from "../../project/machines/lacking-hosts.ts";
import { isTestFile, namesImage } from "../../project/machines/passing-machines.ts";
import { surelyUnset } from "../../project/machines/unset-options.ts";
import { defineRule } from "../rule.ts";

const example = (setting: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop/configuration.nix ]; };
  };
}
`,
  "hosts/laptop/configuration.nix": `{ networking.hostName = "laptop";${setting} }\n`,
});

export default defineRule({
  id: "missing-state-version",
  summary: "Host that does not say which release its state is from",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`system.stateVersion\` says with which release a machine was installed, so that modules keep to the places and formats
of its data. Without it NixOS takes the release it is built from: each upgrade of nixpkgs then silently moves databases
and other state to new defaults. nix-darwin and home-manager refuse to build at all without \`system.stateVersion\` and
\`home.stateVersion\`.

Reported are hosts all of whose modules are known. The rule stays silent where an import could not be followed, where
something unknown may set the option, and where a module of an input may do so; of widely used inputs (home-manager,
disko, agenix, sops-nix, nixos-hardware and others) it is known that they do not. Tests, virtual machines and
installation images are left out.`,

  example: { bad: example(""), good: example(' system.stateVersion = "24.11";') },

  check: {
    project(project, { report }) {
      const lacking = project.hosts.filter(
        (host) =>
          outputs.has(host.output) &&
          !namesImage(host.name) &&
          !isTestFile(host.declaredAt.file) &&
          surelyUnset(project, host, "state version", [optionOf(host)]),
      );
      for (const { first, named, isOne, place } of placesOfLack(project, lacking)) {
        const option = optionOf(first).join(".");
        report({
          file: place.file,
          at: place.span,
          message: `${named} ${isOne ? "does" : "do"} not set ${option}`,
          help: `set ${option} to the release that was current at the installation, and leave it there`,
        });
      }
    },
  },
});

/** Hives and files without a flake are often completed by the tool that deploys them. */
const outputs: ReadonlySet<string> = new Set(flakeOutputs);

function optionOf({ output }: Host): readonly string[] {
  return [holdsHomes(output) ? "home" : "system", "stateVersion"];
}
