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
const casesInProcess = 20;

/** The real libraries, as Nix expressions in which `newer.import` loads a file. */
export interface RealFramework {
  readonly nixpkgs: string;
  /** A function of what the flake gives the framework; `stubs` are inputs that record. */
  readonly wire: string;
  /** Inputs that only this framework needs, which stand over the `stubs`; `root` is the folder of `files`. */
  readonly inputs?: string;
  /** Files beside the trees, for `inputs`. */
  readonly files?: FileTree;
  /** The inputs and what reads configurations, like `recordedHosts`, which stands where nothing is given. */
  readonly hosts?: string;
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
    for (const [index, { files }] of trees.entries()) writeTree(join(flakes, String(index)), files);
    writeTree(join(folder, "recorded-nixpkgs"), {
      "default.nix": `let newer = ${realScope}; in (${recordedPackages}) (${framework.nixpkgs})`,
    });
    const cases = trees.map(({ arguments: given }, index) => {
      const source = JSON.stringify(join(flakes, String(index)));
      return `(attempt (wire (let source = ${source}; inputs = stubs source // further; in { inherit inputs; ${given} })))`;
    });
    const hosts: (HostsInWords | null)[] = [];
    for (let start = 0; start < cases.length; start += casesInProcess) {
      const some = cases.slice(start, start + casesInProcess);
      hosts.push(...(await evaluated(folder, programOf(framework, folder), some)));
    }
    return hosts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Program = (cases: readonly string[]) => string;

/** One process for all cases; where an error ends it that nothing catches, the halves run alone. */
async function evaluated(folder: string, program: Program, cases: readonly string[]): Promise<(HostsInWords | null)[]> {
  const file = join(folder, "program.nix");
  writeFileSync(file, program(cases));
  try {
    const { stdout } = await run("nix-instantiate", ["--eval", "--strict", "--json", file], {
      maxBuffer: 1024 ** 3,
      timeout: 120_000,
    });
    const outcomes = JSON.parse(stdout) as { success: boolean; value: HostsInWords }[];
    return outcomes.map(({ success, value }) => (success ? value : null));
  } catch (error) {
    if (cases.length > 1) {
      const middle = cases.length >> 1;
      const first = await evaluated(folder, program, cases.slice(0, middle));
      return [...first, ...(await evaluated(folder, program, cases.slice(middle)))];
    }
    // What nothing catches is a mistake of the flake; anything else is one of ours.
    if (!String((error as { stderr?: unknown }).stderr ?? "").includes("error:")) throw error;
    return [null];
  }
}

function programOf(framework: RealFramework, folder: string): Program {
  const path = (name: string) => JSON.stringify(join(folder, name));
  return (cases) => `let
  newer = ${realScope};
  nixpkgs = ${framework.nixpkgs};
  inherit ((${framework.hosts ?? recordedHosts}) nixpkgs ${path("recorded-nixpkgs")} ${path("flakes")}) stubs hostsOf;
  wire = ${framework.wire};
  root = /. + ${JSON.stringify(folder)};
  further = ${framework.inputs ?? "{ }"};
  attempt = flake: let hosts = hostsOf flake; in builtins.tryEval (builtins.deepSeq hosts hosts);
in
[
${cases.join("\n")}
]
`;
}
