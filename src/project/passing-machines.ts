/** Machines that nobody installs: media that are booted, virtual machines that are run, and what only tests start. */

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
