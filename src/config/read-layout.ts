import { type LayoutSettings, layoutPresets, layoutRoles, presetLayouts } from "../project/layout-settings.ts";
import { layoutKeys } from "./config-keys.ts";
import { isInside } from "./read-globs.ts";
import type { TomlPath } from "./toml-positions.ts";
import type { TomlReader } from "./toml-reader.ts";
import { refuseForeignPath } from "./written-path.ts";

/** Reads `[layout]`; `below` is the folder of flakelint.toml, from which its paths count, with a slash at its end. */
export function readLayout(reader: TomlReader, value: unknown, below: string): LayoutSettings {
  const layout = reader.tableOf(value, ["layout"], layoutKeys);
  const folder = (name: string, path: TomlPath): string => {
    refuseForeignPath(reader, name, path, false);
    if (!isInside(name)) throw reader.error(path, `'${name}' leads out of the repository`);
    return below + name.replace(/^\.\//, "").replace(/\/+$/, "");
  };
  const folders = (written: unknown, path: TomlPath): string[] =>
    typeof written === "string"
      ? [folder(written, path)]
      : reader.strings(written, path).map((name, index) => folder(name, [...path, index]));

  const preset =
    layout.preset === undefined ? undefined : reader.oneOf(layout.preset, ["layout", "preset"], layoutPresets);
  const standard = preset === undefined ? {} : presetLayouts[preset];
  const hosts =
    layout.hosts === undefined
      ? standard.hosts && below + standard.hosts
      : folder(reader.string(layout.hosts, ["layout", "hosts"]), ["layout", "hosts"]);
  const roles = layoutRoles.flatMap((role) => {
    const named =
      layout[role] === undefined
        ? standard[role]?.map((name) => below + name)
        : folders(layout[role], ["layout", role]);
    return named === undefined ? [] : [[role, named]];
  });
  return { ...(preset && { preset }), ...(hosts && { hosts }), ...Object.fromEntries(roles) };
}
