import { execFileSync } from "node:child_process";
import { accessSync, constants, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Command } from "./measure-command.ts";

/** What is to be checked: a folder, and the Nix files in it. */
export interface Subject {
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Somebody else's program, and how it is run on a subject. */
export interface Peer {
  readonly name: string;
  readonly program: string;
  /** `settings` is a folder with what makes programs that can be configured run all they have. */
  readonly commands: (path: string, subject: Subject, settings: string) => readonly Command[];
  /** A process for each file, as it reads standard input alone: of larger subjects it would take minutes. */
  readonly mostFiles?: number;
}

/** So many arguments that no system's limit is met. */
const mostArguments = 8000;

/** All of them look at one file at a time. */
export const peers: readonly Peer[] = [
  {
    name: "statix",
    program: "statix",
    commands: (path, subject, settings) => [
      { file: path, args: ["check", "--unrestricted", "--config", settings, target(subject)] },
    ],
  },
  { name: "deadnix", program: "deadnix", commands: (path, subject) => [{ file: path, args: [target(subject)] }] },
  peerOnFiles("nixf-diagnose", "nixf-diagnose", []),
  {
    name: "nixf-tidy",
    program: "nixf-tidy",
    mostFiles: 500,
    commands: (path, { folder, files }) =>
      files.map((file) => ({ file: path, args: ["--variable-lookup"], input: join(folder, file) })),
  },
  peerOnFiles("nil diagnostics", "nil", ["diagnostics", "--"]),
  peerOnFiles("nix-instantiate --parse", "nix-instantiate", ["--parse"]),
];

/** A folder is walked by the program itself; a single file is given by name. */
function target({ files: [first = ".", ...others] }: Subject): string {
  return others.length === 0 ? first : ".";
}

/** What `settings` of peers' commands must hold. */
export function writePeerSettings(folder: string): void {
  writeFileSync(join(folder, "statix.toml"), "disabled = []\n");
}

function peerOnFiles(name: string, program: string, args: readonly string[]): Peer {
  const commands = (path: string, { files }: Subject) => {
    const batches: Command[] = [];
    for (let index = 0; index < files.length; index += mostArguments) {
      batches.push({ file: path, args: [...args, ...files.slice(index, index + mostArguments)] });
    }
    return batches;
  };
  return { name, program, commands };
}

/** Where a program lies; `null` if it is not on PATH. */
export function findOnPath(program: string, path = process.env.PATH ?? ""): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return null;
}

/** A build of our program. */
export interface Build {
  readonly name: string;
  /** Its cli.js. */
  readonly path: string;
  /** A configuration in which every rule of its own is on. */
  readonly everyRule: string;
  /** Whether it has a cache of findings, and threads. */
  readonly keepsFindings: boolean;
}

/** @param scratch where its configuration may be written */
export function openBuild(name: string, path: string, scratch: string): Build {
  const listed = execFileSync(process.execPath, [path, "rules", "--format", "json"], {
    cwd: scratch,
    encoding: "utf8",
  });
  const { rules } = JSON.parse(listed) as { rules: readonly { readonly id: string; readonly severity: string }[] };
  const everyRule = join(scratch, `${name.replaceAll(/\W+/g, "-")}.toml`);
  const lines = rules.map(({ id, severity }) => `${id} = "${severity}"\n`);
  writeFileSync(everyRule, `extends = ["strict"]\n[rules]\n${lines.join("")}`);
  const help = execFileSync(process.execPath, [path, "check", "--help"], { cwd: scratch, encoding: "utf8" });
  return { name, path, everyRule, keepsFindings: help.includes("--no-cache") };
}
