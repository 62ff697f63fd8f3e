import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** easy-hosts: hosts as data or by folders of a system each; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, entriesOf, ... }:
let
  inherit (builtins) concatMap filter foldl' head map mapAttrs match pathExists;
  inherit (lib) concatMapAttrs filterAttrs recursiveUpdate;

  # As the options were called until 2025.
  oldNames = [ [ "autoConstruct" ] [ "path" ] [ "onlySystem" ] [ "shared" "modules" ] [ "shared" "specialArgs" ]
    [ "perClass" ] [ "additionalClasses" ] [ "hosts" ] ];

  module = { config, inputs, lib, options, withSystem, ... }:
    let
      inherit (lib) mkOption optional types;
      isOld = builtins.any (name: (lib.getAttrFromPath name options.easyHosts).isDefined) oldNames;
      settings = config.easy-hosts;
      option = type: default: mkOption { inherit type default; };

      # 'iso' stays what it is: a class of its own, that is built as NixOS.
      classOf = name: ({ linux = "nixos"; } // settings.additionalClasses).\${name} or name;
      systemOf = arch: class: "\${arch}-\${if classOf class == "darwin" then "darwin" else "linux"}";

      shared = {
        modules = option (types.listOf types.deferredModule) [ ];
        specialArgs = option (types.lazyAttrsOf types.raw) { };
      };
      nothing = _: { modules = [ ]; specialArgs = { }; };
      perOption = option (types.functionTo (types.submodule { options = shared; })) nothing;

      # 'path/<arch>-<class>/<name>', or 'path/<name>' where all are of one system.
      found =
        let
          described = system: folder: name:
            let parts = match "([^-]*)-([^-]*).*" system;
            in {
              arch = head parts;
              class = lib.last parts;
              system = systemOf (head parts) (lib.last parts);
              path = "\${folder}/\${name}";
            };
          below = system: folder: mapAttrs (name: _: described system folder name) (entriesOf folder);
          folders = filterAttrs (_: kind: kind == "directory") (entriesOf settings.path);
        in
        if settings.onlySystem != null then below settings.onlySystem settings.path
        else concatMapAttrs (system: _: below system "\${settings.path}/\${system}") folders;

      configurationOf = name: host:
        let
          # What all hosts share was stronger than what one has, once.
          sources = (if isOld then [ host settings.shared ] else [ settings.shared host ])
            ++ map settings.perTag host.tags
            ++ [ (settings.perClass host.class) (settings.perArch host.arch) ];
          isDarwin = classOf host.class == "darwin";
          builder = if isDarwin then host.nix-darwin.lib.darwinSystem else host.nixpkgs.lib.nixosSystem;
        in
        builder {
          specialArgs = foldl' recursiveUpdate { inherit inputs; inherit (inputs) self; } (map (source: source.specialArgs) sources);
          modules =
            (if host.path != null then [ host.path ]
            else filter pathExists [
              "\${inputs.self}/hosts/\${name}/default.nix"
              "\${inputs.self}/systems/\${name}/default.nix"
            ])
            ++ optional (classOf host.class == "iso")
              "\${host.nixpkgs}/nixos/modules/installer/cd-dvd/installation-cd-minimal-new-kernel.nix"
            ++ [
              {
                _module.args = withSystem host.system ({ self', inputs', ... }: { inherit self' inputs'; });
                networking.hostName = lib.mkDefault name;
                nixpkgs.hostPlatform = lib.mkDefault host.system;
              }
            ]
            ++ concatMap (source: source.modules) sources;
        };
      hostsThat = isWanted: mapAttrs configurationOf (filterAttrs (_: host: isWanted (classOf host.class)) settings.hosts);
    in
    {
      _class = "flake";
      imports = map (name: lib.mkRenamedOptionModule ([ "easyHosts" ] ++ name) ([ "easy-hosts" ] ++ name)) oldNames;
      options.easy-hosts = {
        autoConstruct = option types.bool false;
        path = option types.raw null;
        onlySystem = option (types.nullOr types.str) null;
        inherit shared;
        perClass = perOption;
        perArch = perOption;
        perTag = perOption;
        additionalClasses = option (types.attrsOf types.str) { };
        hosts = option (types.attrsOf (types.submodule ({ config, ... }: {
          options = shared // {
            nixpkgs = option types.raw inputs.nixpkgs;
            nix-darwin = option types.raw (inputs.darwin or inputs.nix-darwin or null);
            arch = option types.str "x86_64";
            class = option types.str "nixos";
            tags = option (types.listOf types.str) [ ];
            system = option types.str (systemOf config.arch config.class);
            path = option types.raw null;
            deployable = option types.bool false;
          };
        }))) { };
      };

      config = {
        easy-hosts.hosts = lib.mkIf settings.autoConstruct found;
        flake = {
          nixosConfigurations = hostsThat (class: class != "darwin");
          darwinConfigurations = hostsThat (class: class == "darwin");
        };
      };
    };
in
rest // {
  flakeModule = module;
  flakeModules = rest.flakeModules // { default = module; };
}
`;

/** The input easy-hosts: its module for flake-parts. */
export function easyHostsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("easy-hosts is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "easy-hosts", libraryText, { rest, ...repositoryFolders(evaluator) });
}
