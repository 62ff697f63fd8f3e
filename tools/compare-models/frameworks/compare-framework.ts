import { Random } from "../../fuzz/random.ts";
import type { ModelComparison } from "../compared-library.ts";
import type { Difference } from "../outcome.ts";
import type { HostsInWords, WiredTree } from "./hosts-in-words.ts";
import { ownHosts } from "./own-hosts.ts";
import { type RealFramework, realHosts } from "./real-hosts.ts";

interface GeneratedFlakes {
  /** Inputs of flake.nix but for nixpkgs, home-manager and nix-darwin. */
  readonly inputs: string;
  /** The call of the framework with `arguments`, in which `inputs` are the flake's. */
  readonly call: (given: string) => string;
  readonly tree: (random: Random) => WiredTree;
}

/** Generates flakes that a framework wires, and compares the files of every host with those that really belong to it. */
export async function compareFramework(
  subject: string,
  framework: RealFramework,
  { inputs, call, tree }: GeneratedFlakes,
  cases: number,
  seed: number,
): Promise<ModelComparison> {
  const random = new Random(seed);
  const trees = Array.from({ length: cases }, () => tree(random));
  const theirs = await realHosts(framework, trees);
  const differences = trees.flatMap(({ files, arguments: given }, index): Difference[] => {
    const real = theirs[index];
    if (!real) return [];
    const ours = ownHosts({ ...files, "flake.nix": flakeText(inputs, call(given)) });
    if (inWords(real) === inWords(ours)) return [];
    const expression = `${given} with ${Object.keys(files).join(" ")}`;
    const outcome = (hosts: HostsInWords) => ({ kind: "value" as const, shown: inWords(hosts) });
    return [{ subject, expression, theirs: outcome(real), ours: outcome(ours) }];
  });
  return {
    compared: [subject],
    cases: trees.length,
    values: theirs.filter((real) => real !== null).length,
    differences,
    missing: [],
    additional: [],
  };
}

function flakeText(inputs: string, call: string): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.nix-darwin.url = "github:nix-darwin/nix-darwin";
  inputs.darwin.url = "github:nix-darwin/nix-darwin";
  ${inputs}
  outputs = inputs: let source = ./.; in ${call};
}
`;
}

function inWords(hosts: HostsInWords): string {
  const lines = Object.entries(hosts).flatMap(([output, byName]) =>
    Object.keys(byName)
      .sort()
      .map((name) => `${output}.${name}: ${(byName[name] ?? []).join(", ")}`),
  );
  return lines.sort().join("\n");
}
