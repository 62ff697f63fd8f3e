import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type FileTree, writeTree } from "../file-tree.ts";
import { realScope } from "../real-scope.ts";
import type { HostsInWords, WiredTree } from "./hosts-in-words.ts";
import { recordedHosts, recordedPackages } from "./recorded-hosts.ts";

const run = promisify(execFile);

/** The real libraries, as Nix expressions in which `newer.import` loads a file. */
export interface RealFramework {
  readonly nixpkgs: string;
  /** A function of what the flake gives the framework; `stubs` are inputs that record. */
  readonly wire: string;
  /** Inputs that only this framework needs, which stand over the `stubs`; `root` is the folder of `files`. */
  readonly inputs?: string;
  /** Files beside the trees, for `inputs`. */
  readonly files?: FileTree;
}

/** What the framework makes of the trees under real Nix; `null` where it fails. */
export async function realHosts(
  framework: RealFramework,
  trees: readonly WiredTree[],
): Promise<(HostsInWords | null)[]> {
  const folder = mkdtempSync(join(tmpdir(), "compare-frameworks-"));
  try {
    writeTree(folder, framework.files ?? {});
    const flakes = join(folder, "flakes");
    const nixpkgs = join(folder, "nixpkgs");
    for (const [index, { files }] of trees.entries()) writeTree(join(flakes, String(index)), files);
    writeTree(nixpkgs, {
      "default.nix": `let newer = ${realScope}; in (${recordedPackages}) (${framework.nixpkgs})`,
    });
    const cases = trees.map(({ arguments: given }, index) => {
      const source = JSON.stringify(join(flakes, String(index)));
      return `(attempt (wire (let source = ${source}; inputs = stubs source // further; in { inherit inputs; ${given} })))`;
    });
    const program = join(folder, "program.nix");
    writeFileSync(
      program,
      `let
  newer = ${realScope};
  nixpkgs = ${framework.nixpkgs};
  inherit ((${recordedHosts}) nixpkgs ${JSON.stringify(nixpkgs)} ${JSON.stringify(flakes)}) stubs hostsOf;
  wire = ${framework.wire};
  root = /. + ${JSON.stringify(folder)};
  further = ${framework.inputs ?? "{ }"};
  attempt = flake: let hosts = hostsOf flake; in builtins.tryEval (builtins.deepSeq hosts hosts);
in
[
${cases.join("\n")}
]
`,
    );
    const { stdout } = await run("nix-instantiate", ["--eval", "--strict", "--json", program], {
      maxBuffer: 1024 ** 3,
    });
    const outcomes = JSON.parse(stdout) as { success: boolean; value: HostsInWords }[];
    return outcomes.map(({ success, value }) => (success ? value : null));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
