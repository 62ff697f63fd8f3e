/** The module of nixos-extra-modules for flake-parts: a machine for each folder; in Nix, in our own words. */
export const nodesText = /* nix */ `
{ rest, entriesOf, orElse, extend, ... }:
let module = { config, inputs, self, lib, ... }:
let
  inherit (builtins) attrNames filter;
  inherit (lib) genAttrs mkOption types;
  inherit (config.globals) attrkeys optModules;
  inherit (config.node) nixpkgs path;
  modules = [ rest.modules.nixos.nixos-extra-modules ];
  listOfModules = mkOption { type = types.listOf types.deferredModule; default = [ ]; };

  kinds = entriesOf path;
  names = filter (name: kinds.\${name} == "directory") (attrNames kinds);
  buildMachine = orElse (import "\${nixpkgs}/nixos/lib/eval-config.nix") lib.nixosSystem;
  machine = flake: minimal: name: buildMachine {
    system = null;
    specialArgs = {
      lib = orElse flake.pkgs.x86_64-linux.lib (extend lib);
      inherit (flake) nodes globals;
      inherit minimal;
      extraModules = modules ++ optModules;
      inputs = inputs // { inherit nixpkgs; };
    };
    modules = [
      ({ config, ... }: {
        node = { inherit name; secretsDir = path + "/\${name}/secrets"; };
        nixpkgs.pkgs = self.pkgs.\${config.nixpkgs.hostPlatform.system};
      })
      (path + "/\${name}")
    ] ++ modules ++ optModules;
  };
in
{
  options = {
    node.path = mkOption { type = types.path; };
    node.nixpkgs = mkOption { type = types.path; default = inputs.nixpkgs; };
    globals.optModules = listOfModules;
    globals.defModules = listOfModules;
    globals.attrkeys = mkOption { type = types.listOf types.str; default = [ ]; };
  };
  config = {
    globals.optModules = [ (rest.outPath + "/modules/wireguardGlobals.nix") ];
    globals.attrkeys = [ "wireguard" ];
    flake = { config, ... }: {
      nixosConfigurations = genAttrs names (machine config false);
      minimalConfigurations = genAttrs names (machine config true);
      inherit (rest) guestConfigurations;
      # What machines say of them is only known to modules that nobody sees.
      globals = genAttrs attrkeys (name: rest.globals.\${name});
      nodes = config.nixosConfigurations // rest.guestConfigurations;
    };
  };
};
in
# As an import of an import, which decides whose definitions come first.
{ imports = [ module ]; }
`;
