/** Which machines say what they mount, and which surely do not. */
import type { Place } from "../source/span.ts";
import type { Host } from "./host.ts";
import { isTestFile, namesImage } from "./passing-machines.ts";
import type { Project } from "./project.ts";
import { surelyUnset } from "./unset-options.ts";

/** Where a machine begins to describe its disks. */
export interface DiskLayout {
  readonly host: Host;
  readonly place: Place;
}

export interface DiskLayouts {
  readonly known: readonly DiskLayout[];
  /** The machines that mount nothing, nor leave it to something else. */
  readonly lacking: readonly Host[];
}

/** The NixOS machines of a flake. Tests, images and machines of which not everything is known are in neither list. */
export function diskLayouts(project: Project): DiskLayouts {
  const machines = project.hosts.filter(
    ({ output, name, declaredAt }) =>
      output === "nixosConfigurations" && !namesImage(name) && !isTestFile(declaredAt.file),
  );
  const known = machines.flatMap((host): DiskLayout[] => {
    const [first] = layoutOptions.flatMap((path) => host.definitionsOf(path));
    return first ? [{ host, place: first.place }] : [];
  });
  const described = new Set(known.map(({ host }) => host));
  const lacking = machines.filter(
    (host) =>
      !described.has(host) &&
      !keepsHardwareFile(project, host) &&
      surelyUnset(project, host, "root file system", [...layoutOptions, ...otherOptions]),
  );
  return { known, lacking };
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
