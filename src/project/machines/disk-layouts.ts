/** Which machines surely do not say what they mount. */
import type { Place } from "../../source/span.ts";
import type { Host } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { isTestFile, namesImage } from "./passing-machines.ts";
import { surelyUnset } from "./unset-options.ts";

/** Machines that mount nothing, and one that does. */
export interface MissingDisks {
  /** The machines that surely mount nothing, nor leave it to something else; at least one. */
  readonly hosts: readonly Host[];
  /** The first machine that describes its disks, and where it begins to. */
  readonly example: { readonly host: Host; readonly place: Place };
}

/**
 * The NixOS machines of a flake that describe no disks, where another does. Tests, images and machines of which not
 * everything is known are not among them.
 */
export function missingDisks(project: Project): MissingDisks | null {
  const machines = project.hosts.filter(
    ({ output, name, declaredAt }) =>
      output === "nixosConfigurations" && !namesImage(name) && !isTestFile(declaredAt.file),
  );
  const hosts = machines.filter(
    (host) =>
      !keepsHardwareFile(project, host) &&
      surelyUnset(project, host, "root file system", [...layoutOptions, ...otherOptions]),
  );
  if (hosts.length === 0) return null;
  for (const host of machines) {
    const [first] = hosts.includes(host) ? [] : layoutOptions.flatMap((path) => host.definitionsOf(path));
    if (first) return { hosts, example: { host, place: first.place } };
  }
  return null;
}

const layoutOptions = [["fileSystems"], ["disko", "devices"]] as const;

/** What stands for a machine without disks of its own, or lets something else find them. */
const otherOptions = [
  ["boot", "isContainer"],
  ["boot", "isNspawnContainer"],
  ["boot", "initrd", "systemd", "root"],
  ["disko"],
  ["facter"],
  ["hardware", "facter"],
  ["image"],
  ["microvm"],
  ["system", "build"],
  ["virtualisation", "fileSystems"],
  ["virtualisation", "vmVariant"],
  ["wsl"],
] as const;

/** Whether a file about the hardware lies in its folder: then an import is missing, not the file. */
function keepsHardwareFile({ files, layout }: Project, host: Host): boolean {
  const home = layout.homes.find((candidate) => candidate.host === host);
  const folders = home ? [home.path] : layout.hostsDirectories.map((root) => `${root}/${host.name}`);
  return folders.some((folder) =>
    files.paths.some((path) => path.startsWith(`${folder}/`) && /(?:hardware|disk)[^/]*\.nix$/.test(path)),
  );
}
