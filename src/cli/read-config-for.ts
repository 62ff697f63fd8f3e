import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type Config, defaultConfig } from "../config/config.ts";
import type { CheckSettings } from "./check-settings.ts";
import { isWithin } from "./locate.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { decodeContent } from "./read-file-content.ts";
import { UsageError } from "./usage-error.ts";

type ConfigFlags = Pick<CheckSettings, "config" | "isolated" | "select" | "ignore" | "set">;

/** What holds for a run: flakelint.toml, then the flags. Throws a `UsageError` or a `ConfigError`. */
export async function readConfigFor(
  repository: Pick<OpenedRepository, "root" | "start">,
  flags: ConfigFlags,
  workingDirectory: string,
): Promise<Config> {
  const file = configFile(repository, flags, workingDirectory);
  const written = file === undefined ? defaultConfig : await readConfigFile(file, repository.root, workingDirectory);
  if (flags.select.length + flags.ignore.length > 0) {
    const { checkRuleNames } = await import("../config/rule-names.ts");
    checkRuleNames("--select", flags.select);
    checkRuleNames("--ignore", flags.ignore);
  }
  return {
    ...written,
    set: flags.set ?? written.set,
    select: flags.select.length > 0 ? flags.select : null,
    ignore: flags.ignore,
  };
}

function configFile(
  { root, start }: Pick<OpenedRepository, "root" | "start">,
  flags: ConfigFlags,
  workingDirectory: string,
): string | undefined {
  if (flags.isolated) return undefined;
  if (flags.config !== undefined) return resolve(workingDirectory, flags.config);
  for (let folder = start; isWithin(folder, root); folder = dirname(folder)) {
    const candidate = join(folder, "flakelint.toml");
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) break;
  }
  return undefined;
}

async function readConfigFile(file: string, root: string, workingDirectory: string): Promise<Config> {
  const { readConfig } = await import("../config/read-config.ts");
  const name = relative(root, file).split(sep).join("/");
  return readConfig(readText(file, relative(workingDirectory, file) || file), name);
}

function readText(file: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "no such file" : code === "EACCES" ? "permission denied" : code;
    throw new UsageError(`cannot read configuration '${shown}': ${reason}`);
  }
  const content = decodeContent(bytes, basename(file));
  if (content.kind === "text") return content.text;
  throw new UsageError(`cannot read configuration '${shown}': it ${content.detail}`);
}
