/** What is measured. */
import { flakeOf300Files, generateFlake } from "./generate-flake.ts";
import { generatedSet, longList } from "./generate-large.ts";
import { generatePackages } from "./generate-packages.ts";
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
const sizes = [250, 1000, 4000, 16_000, 40_000];
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
        ...flakelintRows(workshop, subject, "--version", () => ["--version"]),
        ...flakelintRows(workshop, subject, "--help", () => ["--help"]),
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
        ...flakelintRows(workshop, alone, "module.nix", () => ["module.nix"]),
        ...flakelintRows(workshop, alone, "--fix module.nix", () => ["--fix", "module.nix"]),
        ...flakelintRows(workshop, alone, "--format json module.nix", () => ["--format", "json", "module.nix"]),
        ...peerRows(workshop, alone),
        ...flakelintRows(workshop, inFlake, "a file of a flake of 300", () => [path]),
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
        ...flakelintRows(workshop, generated, "1 MB", (build) => ["generated.nix", ...args(build)]),
        ...peerRows(workshop, generated, "1 MB"),
        ...flakelintRows(workshop, list, "list", (build) => ["list.nix", ...args(build)]),
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
        return flakelintRows(workshop, subject, hosts === 1 ? "1 host" : `${hosts} hosts`, everyRule, hosts);
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
    rows: (workshop) =>
      rowsOfTree(
        workshop,
        workshop.realTree("home-manager") ?? workshop.tree("packages-3500", () => generatePackages(3500)),
      ),
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
        ...flakelintRows(workshop, subject, "every rule", everyRule),
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
      return [10, ...sizes].flatMap((files) => {
        const subject = packages(workshop, files);
        return flakelintRows(workshop, subject, `${files.toLocaleString("en")} files`, everyRule, files);
      });
    },
    conclude: (measured) => {
      return rises(measured).map(([less, more]) => {
        const perByte = ((more.wallMs - less.wallMs) * 1e6) / (more.row.subject.bytes - less.row.subject.bytes);
        return `${perByte.toFixed(0)} ns for each byte from ${less.count} to ${more.count} files${of(more)}`;
      });
    },
  },
];

const flake300 = (): Tree => generateFlake(flakeOf300Files);

function packages(workshop: Workshop, files: number) {
  return workshop.tree(`packages-${files}`, () => generatePackages(files));
}

function rowsOfTree(workshop: Workshop, subject: ReturnType<Workshop["tree"]>): readonly Row[] {
  return [
    nodeRow(workshop, subject),
    ...flakelintRows(workshop, subject, "every rule", everyRule),
    ...flakelintRows(workshop, subject, "recommended rules", () => [".", "--isolated"]),
    ...peerRows(workshop, subject),
  ];
}

type Counted = Measured & { readonly count: number; readonly wallMs: number };

/** Each row that has a count, with the next larger one of the same program. */
function rises(measured: readonly Measured[]): readonly (readonly [Counted, Counted])[] {
  const counted = measured.flatMap((one): Counted[] => {
    return one.row.count === undefined || one.result === null
      ? []
      : [{ ...one, count: one.row.count, wallMs: one.result.wallMs }];
  });
  return counted.flatMap((less, index) => {
    const more = counted.slice(index + 1).find(({ row }) => row.program === less.row.program);
    return more ? [[less, more] as const] : [];
  });
}

function of({ row }: Counted): string {
  return row.program === "flakelint" ? "" : ` (${row.program})`;
}
