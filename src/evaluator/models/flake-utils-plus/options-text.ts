/** The module that flake-utils-plus gives every host: inputs as registry and search path; in Nix, in our own words. */
export const optionsText = /* nix */ `
{ lib, config, inputs, ... }:
let
  inherit (lib) filterAttrs mapAttrs mapAttrs' mkIf mkOption types;
  switch = description: mkOption { type = types.bool; default = false; example = true; inherit description; };
  flakes = filterAttrs (_: input: input ? outputs) inputs;
  wanted = config.nix;
in
{
  options.nix = {
    generateNixPathFromInputs = switch "Whether the search path names the inputs.";
    generateRegistryFromInputs = switch "Whether the registry names the inputs.";
    linkInputs = switch "Whether /etc/nix/inputs holds the inputs.";
  };
  config = {
    assertions = [
      {
        assertion = wanted.generateNixPathFromInputs -> wanted.linkInputs;
        message = "'nix.generateNixPathFromInputs' needs 'nix.linkInputs'";
      }
    ];
    nix.registry =
      if wanted.generateRegistryFromInputs then mapAttrs (_: flake: { inherit flake; }) flakes
      else { self.flake = flakes.self; };
    nix.nixPath = mkIf wanted.generateNixPathFromInputs [ "/etc/nix/inputs" ];
    environment.etc = mkIf (wanted.linkInputs || wanted.generateNixPathFromInputs)
      (mapAttrs' (name: input: { name = "nix/inputs/\${name}"; value.source = input.outPath; }) inputs);
  };
}
`;
