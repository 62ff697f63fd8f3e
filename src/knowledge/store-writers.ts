/**
 * What puts text into the store: functions of nixpkgs (pkgs/build-support/trivial-builders, pkgs/build-support/writers) and
 * options of NixOS (nixos/modules/system/etc, …/systemd-unit-options) and home-manager, after their manuals of 26.05. Held
 * against their sources in 2026-11: trivial-builders/default.nix, and home-manager's lib/file-type.nix,
 * home-environment.nix, programs/{zsh,fish} of 2026-08-22.
 */

const builders: ReadonlySet<string> = new Set([
  "mkDerivation",
  "runCommand",
  "runCommandCC",
  "runCommandLocal",
  "runCommandNoCC",
  "symlinkJoin",
  "toFile",
  "writeC",
  "writeCBin",
  "writeFish",
  "writeFishBin",
  "writeScript",
  "writeScriptBin",
  "writeShellApplication",
  "writeShellScript",
  "writeShellScriptBin",
  "writeText",
  "writeTextDir",
  "writeTextFile",
  "writeBash",
  "writeBashBin",
  "writeDash",
  "writeDashBin",
  "writePython3",
  "writePython3Bin",
  "writeJSON",
  "writeYAML",
  "writeTOML",
]);

/** Whether a function of nixpkgs or Nix writes its arguments into the store. */
export function isStoreWriter(name: string): boolean {
  return builders.has(name);
}

/** Functions whose result still says what was put in, by their last name. */
const transparent: ReadonlySet<string> = new Set([
  "concatLines",
  "concatMapStrings",
  "concatStrings",
  "concatStringsSep",
  "escapeShellArg",
  "escapeShellArgs",
  "escapeURL",
  "fromJSON",
  "fromTOML",
  "id",
  "mkAfter",
  "mkBefore",
  "mkDefault",
  "mkForce",
  "mkIf",
  "mkMerge",
  "mkOrder",
  "mkOverride",
  "optional",
  "optionalAttrs",
  "optionalString",
  "optionals",
  "recursiveUpdate",
  "removePrefix",
  "removeSuffix",
  "replaceStrings",
  "toINI",
  "toJSON",
  "toKeyValue",
  "toLower",
  "toString",
  "toUpper",
  "toYAML",
  "trim",
  "unsafeDiscardStringContext",
]);

/** Whether the result of a function still holds what it is given. */
export function passesThrough(name: string): boolean {
  return transparent.has(name);
}

/** Functions of which the result is one text, whatever went in. */
export function makesText(name: string): boolean {
  return /^(?:to(?:JSON|YAML|INI|KeyValue|String)|concat|escapeShellArgs)/.test(name);
}

/** Functions of which every part of the result came out of the one text that went in. */
export function readsStructure(name: string): boolean {
  return name === "fromJSON" || name === "fromTOML";
}

/** Options whose value lands in a file of the store. `*` is one step, `**` at the end any number. */
const storedOptions: readonly (readonly string[])[] = [
  "environment.etc.*.text",
  "environment.variables.*",
  "environment.sessionVariables.*",
  "environment.shellInit",
  "environment.loginShellInit",
  "environment.interactiveShellInit",
  "environment.extraInit",
  "home.file.*.text",
  "home.sessionVariables.*",
  "xdg.configFile.*.text",
  "xdg.dataFile.*.text",
  "xdg.stateFile.*.text",
  "programs.*.initExtra",
  "programs.*.initContent",
  "programs.*.shellInit",
  "programs.*.extraConfig",
  "programs.*.settings.**",
  "services.*.extraConfig",
  "services.*.environment.*",
  "services.*.settings.**",
  "systemd.services.*.environment.*",
  "systemd.services.*.script",
  "systemd.services.*.preStart",
  "systemd.services.*.postStart",
  "systemd.services.*.serviceConfig.*",
  "systemd.user.services.*.environment.*",
  "systemd.user.services.*.script",
  "systemd.user.services.*.serviceConfig.*",
  "systemd.user.services.*.Service.*",
  "systemd.user.sessionVariables.*",
  "virtualisation.oci-containers.containers.*.environment.*",
  "boot.initrd.systemd.services.*.script",
  "launchd.daemons.*.script",
  "launchd.agents.*.config.**",
  "system.activationScripts.*",
  "system.activationScripts.*.text",
  "home.activation.*",
].map((option) => option.split("."));

/** Whether what an option is given stands in a file of the store. */
export function isStoredOption(path: readonly string[]): boolean {
  return storedOptions.some((pattern) => {
    const isOpen = pattern.at(-1) === "**";
    const steps = isOpen ? pattern.slice(0, -1) : pattern;
    if (isOpen ? path.length <= steps.length : path.length !== steps.length) return false;
    return steps.every((step, index) => step === "*" || step === path[index]);
  });
}
