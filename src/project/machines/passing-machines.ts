/** Machines that nobody installs: media that are booted, virtual machines that are run, and what only tests start. */
import type { Host } from "../hosts/host.ts";

const image = /(?:^|[-_])(?:iso|image|img|installer|live|usb|vm)(?:[-_]|$)/i;

const testFolder = /(?:^|\/)tests?\//;

/** Whether a name says that the machine is booted or run as it is. */
export function namesImage(name: string): boolean {
  return image.test(name);
}

/** Whether a file lies among tests. */
export function isTestFile(path: string): boolean {
  return testFolder.test(path);
}

/** Whether modules of a host say that it has a disk of its own, so that somebody installed it. */
export function hasDisk(host: Host): boolean {
  const isGiven = (...path: string[]) => host.definitionsOf(path).some(({ conditional }) => !conditional);
  const isMounted = (place: string) =>
    host
      .definitionsOf(["fileSystems", place, "device"])
      .some(({ literal }) => literal !== "tmpfs" && literal !== "none");
  return isMounted("/") || isMounted("/nix") || isMounted("/boot") || isGiven("disko", "devices");
}
