import { placesOfLack } from "../../project/machines/lacking-hosts.ts";
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
  id: "missing-host-platform",
  summary: "Host that does not say for which platform it is built",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A flake is evaluated without knowledge of the machine it runs on, so that each configuration has to say its platform. One
that does not fails when it is built: NixOS tells that neither \`nixpkgs.hostPlatform\` nor \`nixpkgs.system\` is set.

Machines of NixOS and nix-darwin are checked whose modules are all known. Any of the options \`nixpkgs.hostPlatform\`,
\`nixpkgs.localSystem\`, \`nixpkgs.system\` and \`nixpkgs.pkgs\` will do, and the arguments \`system\` and \`pkgs\` of the
builder. The rule stays silent where an import could not be followed, where something unknown may set one of them, and
where a module of an input may do so; of widely used inputs (home-manager, disko, agenix, sops-nix and others) it is known
that they do not.`,

  example: { bad: example(""), good: example(' nixpkgs.hostPlatform = "x86_64-linux";') },

  check: {
    project(project, { report }) {
      const lacking = project.hosts.filter(
        (host) =>
          outputs.has(host.output) &&
          !builderArguments.some((name) => host.argumentNames?.has(name)) &&
          surelyUnset(project, host, "platform", options),
      );
      for (const { first, named, isOne, place } of placesOfLack(project, lacking)) {
        const platform = first.output === "darwinConfigurations" ? "aarch64-darwin" : "x86_64-linux";
        report({
          file: place.file,
          at: place.span,
          message: `${named} ${isOne ? "does" : "do"} not set nixpkgs.hostPlatform`,
          help: `set nixpkgs.hostPlatform = "${platform}", or whatever the platform is`,
        });
      }
    },
  },
});

/** Without a flake the platform is the one that Nix runs on. */
const outputs: ReadonlySet<string> = new Set(["nixosConfigurations", "darwinConfigurations"]);

const builderArguments = ["system", "pkgs", "localSystem"];

/** A hardware report names the platform too. */
const options = [
  ["nixpkgs", "hostPlatform"],
  ["nixpkgs", "localSystem"],
  ["nixpkgs", "system"],
  ["nixpkgs", "pkgs"],
  ["hardware", "facter"],
] as const;
