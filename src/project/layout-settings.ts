/** What flakelint.toml may say of the folders of a repository, and the two layouts that have a name. */

/** What the files of a folder are, beside hosts. */
export const layoutRoles = ["homes", "modules", "overlays", "packages"] as const;
export type LayoutRole = (typeof layoutRoles)[number];

/** `hosts`: a folder for each of several machines; `single-host`: one machine, described at the root. */
export const layoutPresets = ["hosts", "single-host"] as const;
export type LayoutPreset = (typeof layoutPresets)[number];

/** `[layout]`: pins what is otherwise inferred. Paths are relative to the root. */
export interface LayoutSettings extends Readonly<Partial<Record<LayoutRole, readonly string[]>>> {
  readonly preset?: LayoutPreset;
  /** Folder that holds a folder (or file) for each host. */
  readonly hosts?: string;
}

/** The folders that a preset stands for. */
export const presetLayouts: Readonly<Record<LayoutPreset, Omit<LayoutSettings, "preset">>> = {
  hosts: { hosts: "hosts", homes: ["home"], modules: ["modules"], overlays: ["overlays"], packages: ["pkgs"] },
  "single-host": { homes: ["home"], modules: ["modules"], overlays: ["overlays"], packages: ["pkgs"] },
};
