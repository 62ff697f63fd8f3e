import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { defaultConfig } from "../config/config.ts";
import { analyze } from "../engine/analyze.ts";
import type { Host } from "../project/hosts/host.ts";
import type { Project } from "../project/project.ts";
import { nearestName } from "../source/nearest-name.ts";
import { loadParserFor } from "./load-parser.ts";
import { locate } from "./locate.ts";
import { type OpenedRepository, openRepository } from "./open-repository.ts";
import { openAround } from "./open-target.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";

/** A project whose configurations a command shows. */
export interface OpenedProject {
  readonly project: Project;
  /** Absolute path of the repository. */
  readonly root: string;
  /** The configurations that were asked for; all where none was. */
  readonly hosts: readonly Host[];
}

/**
 * Opens the project that the arguments of a command name, and finds the configurations among them: the first one may be a
 * path, all others are names. Throws a `UsageError` for what does not exist.
 */
export async function openProjectFor(
  argv: readonly string[],
  names: readonly string[],
  shell: Shell,
): Promise<OpenedProject> {
  const [first] = argv;
  if (first === undefined || !isPath(first, shell.workingDirectory) || (await isHostAround(first, shell))) {
    const repository = openAround(shell.workingDirectory);
    return selected(await readProject(repository, "."), repository, [...argv, ...names]);
  }
  const repository = openAt(first, shell.workingDirectory);
  return selected(await readProject(repository, first), repository, [...argv.slice(1), ...names]);
}

function selected(project: Project, { root }: OpenedRepository, names: readonly string[]): OpenedProject {
  return { project, root, hosts: selectHosts(project, names) };
}

/** Whether a folder of the flake is called like one of its hosts, which then is what is meant. */
async function isHostAround(argument: string, { workingDirectory }: Shell): Promise<boolean> {
  const folder = resolve(workingDirectory, argument);
  const isPlainFolder = /^[^./~\\][^/\\]*$/.test(argument) && !existsSync(join(folder, "flake.nix"));
  if (!isPlainFolder || !statSync(folder).isDirectory()) return false;
  const repository = openAround(workingDirectory);
  if (repository.flakeDirectory === null) return false;
  const project = await readProject(repository, ".");
  return project.hosts.some(({ name }) => name === argument);
}

/** What lies on disk, or looks as if it should. */
function isPath(argument: string, workingDirectory: string): boolean {
  return /^[./~]|[/\\]$/.test(argument) || existsSync(resolve(workingDirectory, argument));
}

/** A file stands for the flake around it. */
function openAt(path: string, workingDirectory: string): OpenedRepository {
  const located = locate(path, workingDirectory);
  return openRepository([located.kind === "folder" ? located : locate(`${path}/..`, workingDirectory)]);
}

async function readProject(repository: OpenedRepository, path: string): Promise<Project> {
  const { root, files, flakeDirectory, entryDirectory } = repository;
  if (flakeDirectory === null && entryDirectory === null) {
    throw new UsageError(
      `no flake.nix in or above '${path}'`,
      "name the folder of a flake, or of a configuration.nix: flakelint hosts PATH",
    );
  }
  const parser = loadParserFor(files.paths.length);
  const config = { ...defaultConfig, select: [] };
  const input = { parser, files, root, flakeDirectory, entryDirectory, targets: [], scope: "project", config } as const;
  const { project } = await analyze(input);
  if (project === null) throw new UsageError(`the flake.nix of '${path}' cannot be read`, "see flakelint check");
  return project;
}

function selectHosts(project: Project, names: readonly string[]): readonly Host[] {
  if (names.length === 0) return project.hosts;
  const known = new Set(names.flatMap((name) => hostsNamed(project, name)));
  return project.hosts.filter((host) => known.has(host));
}

/** `laptop`, or with its output: `nixosConfigurations.laptop`. */
function hostsNamed(project: Project, name: string): readonly Host[] {
  const found = project.hosts.filter((host) => host.name === name || `${host.output}.${host.name}` === name);
  if (found.length > 0) return found;
  const all = [...new Set(project.hosts.map((host) => host.name))];
  const hint = all.length > 0 ? knownNames(name, all) : "flakelint hosts lists what could not be followed";
  throw new UsageError(`no configuration is called '${name}'`, hint);
}

/** More names than these hide the message above them. */
const mostNames = 12;

function knownNames(name: string, all: readonly string[]): string {
  const similar = nearestName(name, all);
  const shown = all.slice(0, mostNames).join(", ");
  const more = all.length - mostNames;
  const names = more > 0 ? `${shown} and ${more} more` : shown;
  if (similar === undefined) return `one of ${names}`;
  return all.length === 1 ? `did you mean '${similar}'?` : `did you mean '${similar}'? there are ${names}`;
}
