import { dirname, join, relative, resolve, sep } from "node:path";
import { type Config, defaultConfig } from "../config/config.ts";
import type { CheckSettings } from "./check-settings.ts";
import { isWithin } from "./locate.ts";
import { readSettingsFile, type SettingsPlace, settingsFileExists } from "./settings-file.ts";

type ConfigFlags = Pick<CheckSettings, "config" | "isolated" | "select" | "ignore" | "set">;

/** What holds for a run: flakelint.toml, then the flags. Throws a `UsageError` or a `ConfigError`. */
export async function readConfigFor(
  repository: SettingsPlace,
  flags: ConfigFlags,
  workingDirectory: string,
): Promise<Config> {
  const file = configFile(repository, flags, workingDirectory);
  const written = file === undefined ? defaultConfig : await readConfigFile(file, repository, workingDirectory);
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

function configFile(repository: SettingsPlace, flags: ConfigFlags, workingDirectory: string): string | undefined {
  if (flags.isolated) return undefined;
  if (flags.config !== undefined) return resolve(workingDirectory, flags.config);
  const { root, start } = repository;
  for (let folder = start; isWithin(folder, root); folder = dirname(folder)) {
    const candidate = join(folder, "flakelint.toml");
    if (settingsFileExists(repository, candidate)) return candidate;
    if (dirname(folder) === folder) break;
  }
  return undefined;
}

async function readConfigFile(file: string, repository: SettingsPlace, workingDirectory: string): Promise<Config> {
  const { readConfig } = await import("../config/read-config.ts");
  const name = relative(repository.root, file).split(sep).join("/");
  return readConfig(
    readSettingsFile(repository, file, "configuration", relative(workingDirectory, file) || file),
    name,
  );
}
