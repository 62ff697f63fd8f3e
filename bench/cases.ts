/** What is measured. */
import { flakeOf300Files, generateFlake } from "./generate-flake.ts";
import { generatedSet, longList } from "./generate-large.ts";
import { generatePackages } from "./generate-packages.ts";
import { allModes, coldModes } from "./modes.ts";
import type { Subject } from "./programs.ts";
import type { Measured, Row, Workshop } from "./rows.ts";
import { flakelintRows, nodeRow, peerRows } from "./rows.ts";
import type { Tree } from "./tree.ts";

/** A group of runs that are compared with each other. */
export interface Case {
  readonly name: string;
  readonly describe: string;
  /** How many times each row is run where nobody says otherwise; before that, once that does not count if `warmUp`. */
  readonly runs: number;
  readonly warmUp: boolean;
  readonly rows: (workshop: Workshop) => readonly Row[];
  /** What the rows mean together. */
  readonly conclude?: (measured: readonly Measured[]) => readonly string[];
}

const smallModule = "{ pkgs, ... }:\n{\n  environment.systemPackages = with pkgs; [ git ripgrep ];\n}\n";
const sizes = [400, 1000, 4000, 16_000, 40_000];
const hostCounts = [1, 5, 20, 50, 100];
const everyRule = (build: { readonly everyRule: string }) => [".", "--config", build.everyRule];

/** All cases, by the time they take. */
export const cases: readonly Case[] = [
  {
    name: "start",
    describe: "start-up",
    runs: 20,
    warmUp: true,
    rows: (workshop) => {
      const subject = workshop.tree("module", () => new Map([["module.nix", smallModule]]));
      return [
        nodeRow(workshop, subject),
        ...flakelintRows(workshop, subject, { label: "--version", args: () => ["--version"] }),
        ...flakelintRows(workshop, subject, { label: "--help", args: () => ["--help"] }),
      ];
    },
  },
  {
    name: "hook",
    describe: "one file, as a hook checks it",
    runs: 20,
    warmUp: true,
    rows: (workshop) => {
      const alone = workshop.tree("module", () => new Map([["module.nix", smallModule]]));
      const flake = workshop.tree("flake", flake300);
      const path = flake.files.find((file) => file.startsWith("modules/services/")) ?? "";
      const inFlake = { ...flake, files: [path], bytes: workshop.bytesOf(flake.folder, [path]) };
      return [
        nodeRow(workshop, alone),
        ...flakelintRows(workshop, alone, { label: "module.nix", args: () => ["module.nix"] }),
        ...flakelintRows(workshop, alone, { label: "--fix module.nix", args: () => ["--fix", "module.nix"] }),
        ...flakelintRows(workshop, alone, {
          label: "--format json module.nix",
          args: () => ["--format", "json", "module.nix"],
        }),
        ...peerRows(workshop, alone),
        ...flakelintRows(workshop, inFlake, { label: "a file of a flake of 300", args: () => [path] }),
      ];
    },
  },
  {
    name: "large",
    describe: "a generated file of 1 MB, a list of 5,000 elements",
    runs: 7,
    warmUp: true,
    rows: (workshop) => {
      const generated = workshop.tree("generated", () => new Map([["generated.nix", generatedSet(1_000_000)]]));
      const list = workshop.tree("list", () => new Map([["list.nix", longList(5000)]]));
      const args = (build: { readonly everyRule: string }) => ["--config", build.everyRule];
      return [
        nodeRow(workshop, generated),
        ...flakelintRows(workshop, generated, { label: "1 MB", args: (build) => ["generated.nix", ...args(build)] }),
        ...peerRows(workshop, generated, "1 MB"),
        ...flakelintRows(workshop, list, { label: "list", args: (build) => ["list.nix", ...args(build)] }),
        ...peerRows(workshop, list, "list"),
      ];
    },
  },
  {
    name: "flake",
    describe: "a flake of 300 files and 20 hosts, with project rules",
    runs: 7,
    warmUp: true,
    rows: (workshop) => rowsOfTree(workshop, workshop.tree("flake", flake300)),
  },
  {
    name: "hosts",
    describe: "the hosts of one flake, 60 modules each; every rule",
    runs: 5,
    warmUp: true,
    rows: (workshop) => {
      return hostCounts.flatMap((hosts) => {
        const size = { hosts, modules: 60, users: 4, packages: 10 };
        const subject = workshop.tree(`hosts-${hosts}`, () => generateFlake(size));
        const label = hosts === 1 ? "1 host" : `${hosts} hosts`;
        return flakelintRows(workshop, subject, { label, args: everyRule, modes: coldModes, count: hosts });
      });
    },
    conclude: (measured) => {
      return rises(measured).map(
        ([less, more]) =>
          `${((more.wallMs - less.wallMs) / (more.count - less.count)).toFixed(1)} ms for each host from ${less.count} to ${more.count}${of(more)}`,
      );
    },
  },
  {
    name: "home-manager",
    describe: "home-manager, or a tree of its size",
    runs: 5,
    warmUp: true,
    rows: (workshop) => {
      const whole = workshop.realTree("home-manager") ?? packages(workshop, 3500);
      return [...rowsOfTree(workshop, whole), ...rowsOfFiles(workshop, workshop.withoutTop(whole))];
    },
  },
  {
    name: "nixpkgs",
    describe: "40,000 files, as nixpkgs has, or nixpkgs itself",
    runs: 3,
    warmUp: false,
    rows: (workshop) => {
      const subject = workshop.realTree("nixpkgs") ?? packages(workshop, 40_000);
      return [
        nodeRow(workshop, subject),
        ...flakelintRows(workshop, subject, { label: "every rule", args: everyRule, modes: allModes }),
        ...peerRows(workshop, subject),
      ];
    },
  },
  {
    name: "sizes",
    describe: "one tree in several sizes, for the time per byte; every rule",
    runs: 3,
    warmUp: false,
    rows: (workshop) => {
      return sizes.flatMap((files) => {
        const subject = packages(workshop, files);
        const label = `${files.toLocaleString("en")} files`;
        return flakelintRows(workshop, subject, { label, args: everyRule, modes: coldModes, count: files });
      });
    },
    conclude: (measured) => {
      return ofEachProgram(measured).flatMap((rows) => {
        const perByte = (row: Counted) => (row.wallMs * 1e6) / row.row.subject.bytes;
        const [first, ...others] = rows;
        return others.map((row) => {
          const times = (perByte(row) / perByte(first as Counted)).toFixed(2);
          return `${row.count} files: ${times} × the time per byte of ${first?.count} files${of(row)}`;
        });
      });
    },
  },
];

const flake300 = (): Tree => generateFlake(flakeOf300Files);

function packages(workshop: Workshop, files: number) {
  return workshop.tree(`packages-${files}`, () => generatePackages(files));
}

function rowsOfTree(workshop: Workshop, subject: Subject): readonly Row[] {
  return [
    nodeRow(workshop, subject),
    ...flakelintRows(workshop, subject, { label: "every rule", args: everyRule, modes: allModes }),
    ...flakelintRows(workshop, subject, {
      label: "recommended rules",
      args: () => [".", "--isolated"],
      modes: allModes,
    }),
    ...peerRows(workshop, subject),
  ];
}

/** Without a flake only the rules about single files have something to look at, as all that peers have are. */
function rowsOfFiles(workshop: Workshop, subject: Subject): readonly Row[] {
  return [
    ...flakelintRows(workshop, subject, { label: "rules about files", args: everyRule, modes: allModes }),
    ...peerRows(workshop, subject, "the same files"),
  ];
}

type Counted = Measured & { readonly count: number; readonly wallMs: number };

/** Each row that has a count, with the next larger one of the same program. */
function rises(measured: readonly Measured[]): readonly (readonly [Counted, Counted])[] {
  return ofEachProgram(measured).flatMap((rows) =>
    rows.slice(1).map((more, index) => [rows[index] as Counted, more] as const),
  );
}

/** The rows that have a count, by program. */
function ofEachProgram(measured: readonly Measured[]): readonly (readonly Counted[])[] {
  const byProgram = new Map<string, Counted[]>();
  for (const one of measured) {
    const { program, count } = one.row;
    if (count === undefined || one.result === null) continue;
    const rows = byProgram.get(program) ?? [];
    byProgram.set(program, rows);
    rows.push({ ...one, count, wallMs: one.result.wallMs });
  }
  return [...byProgram.values()];
}

function of({ row }: Counted): string {
  return row.program === "flakelint" ? "" : ` (${row.program})`;
}
