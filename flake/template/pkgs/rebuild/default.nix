{
  lib,
  nixos-rebuild-ng,
  nvd,
  writeShellApplication,
}:
writeShellApplication {
  name = "rebuild";
  runtimeInputs = [
    nixos-rebuild-ng
    nvd
  ];
  text = builtins.readFile ./rebuild.sh;
  meta = {
    description = "Builds the configuration of this machine, shows what changes, and switches to it";
    license = lib.licenses.mit;
    mainProgram = "rebuild";
  };
}
