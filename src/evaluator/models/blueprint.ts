import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, path, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** blueprint: folders of hosts, modules and packages as outputs; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, source, entriesOf, used, ... }:
let
  inherit (builtins)
    all attrNames attrValues concatMap deepSeq elem filter functionArgs head isFunction isList isPath listToAttrs map mapAttrs
    pathExists;
  inherit (lib) concatMapAttrs filterAttrs hasSuffix mapAttrs' mkDefault optional optionalAttrs removeSuffix;

  # name → { path, kind } of folders and Nix files; a file stands over a folder of its name.
  entriesIn = folder:
    let
      kinds = entriesOf folder;
      entry = name: { path = folder + "/\${name}"; kind = kinds.\${name}; };
      folders = filter (name: kinds.\${name} == "directory") (attrNames kinds);
      files = filter (name: kinds.\${name} != "directory" && hasSuffix ".nix" name) (attrNames kinds);
    in
    listToAttrs (map (name: { inherit name; value = entry name; }) folders)
    // listToAttrs (map (name: { name = removeSuffix ".nix" name; value = entry name; }) files);
  pathsIn = folder: mapAttrs (_: entry: entry.path) (entriesIn folder);

  mkBlueprint = { inputs, prefix ? null, systems ? inputs.systems or rest.systems, ... }:
    let
      flake = inputs.self;
      # Not by way of 'self', which is not there yet.
      src = if prefix == null then source else if isPath prefix then prefix else source + "/\${prefix}";
      systemNames = if isList systems then systems else import systems;
      specialArgs = { inherit inputs flake; self = throw "'self' is given as 'flake'"; };
      perSystem = mapAttrs (_: input: rest.perSystem) inputs;

      perSystemModule = { _module.args = { inherit perSystem; }; };
      homeManager = inputs.home-manager;

      # hosts/<host>/users: '<user>.nix', or folders with a home-configuration.nix.
      homesOf = host:
        let
          homeOf = entry:
            if entry.kind != "directory" then entry.path
            else if pathExists (entry.path + "/home-configuration.nix") then entry.path + "/home-configuration.nix"
            else null;
        in
        if host.kind != "directory" then { }
        else filterAttrs (_: path: path != null) (mapAttrs (_: homeOf) (entriesIn (host.path + "/users")));
      hostEntries = entriesIn (src + "/hosts");
      homes = filterAttrs (_: users: users != { }) (mapAttrs (_: homesOf) hostEntries);

      usersModule = name: module: optional (homes ? \${name}) {
        imports = [ module ];
        home-manager = {
          sharedModules = [ perSystemModule ];
          extraSpecialArgs = specialArgs;
          users = homes.\${name};
          useGlobalPkgs = mkDefault true;
          useUserPackages = mkDefault true;
        };
      };

      # The first of these files says what a host is.
      kinds = [
        { file = "default.nix"; load = name: file: import file { inherit flake inputs; hostName = name; }; }
        {
          file = "configuration.nix";
          load = name: file: {
            class = "nixos";
            value = inputs.nixpkgs.lib.nixosSystem {
              modules = [ perSystemModule file ] ++ usersModule name homeManager.nixosModules.default;
              specialArgs = specialArgs // { hostName = name; };
            };
          };
        }
        {
          file = "rpi-configuration.nix";
          load = name: file: {
            class = "nixos";
            value = inputs.nixos-raspberrypi.lib.nixosSystem {
              modules = [ perSystemModule file ] ++ usersModule name homeManager.nixosModules.default;
              specialArgs = specialArgs // { hostName = name; inherit (inputs) nixos-raspberrypi; };
            };
          };
        }
        {
          file = "darwin-configuration.nix";
          load = name: file: {
            class = "nix-darwin";
            value = inputs.nix-darwin.lib.darwinSystem {
              modules = [ perSystemModule file ] ++ usersModule name homeManager.darwinModules.default;
              specialArgs = specialArgs // { hostName = name; };
            };
          };
        }
        {
          file = "system-configuration.nix";
          load = name: file: {
            class = "system-manager";
            value = inputs.system-manager.lib.makeSystemConfig {
              modules = [ perSystemModule file ];
              extraSpecialArgs = specialArgs // { hostName = name; };
            };
          };
        }
      ];
      kindsOf = host: filter (kind: pathExists (host.path + "/\${kind.file}")) kinds;
      # A folder with users alone is no machine.
      hosts = concatMapAttrs
        (name: host:
          let kind = head (kindsOf host);
          in if kindsOf host == [ ] then { } else { \${name} = kind.load name (host.path + "/\${kind.file}"); })
        hostEntries;
      ofClass = class: mapAttrs (_: host: host.value) (filterAttrs (_: host: host.class == class) hosts);

      # A module that is a function of nothing but the flake and its inputs is given these where it is written.
      published = file:
        let
          module = import file;
          isForPublisher = isFunction module && all (name: elem name [ "flake" "inputs" ]) (attrNames (functionArgs module));
        in
        if isForPublisher then lib.setDefaultModuleLocation file (module { inherit flake inputs; }) else file;
      modules = mapAttrs
        (name: _: mapAttrs (_: published) (pathsIn (src + "/modules/\${name}")))
        (filterAttrs (_: kind: kind == "directory") (entriesOf (src + "/modules")));

      standalone = system: concatMapAttrs
        (host: users: mapAttrs'
          (user: file: {
            name = "\${user}@\${host}";
            value = homeManager.lib.homeManagerConfiguration {
              pkgs = inputs.nixpkgs.legacyPackages.\${system};
              extraSpecialArgs = specialArgs;
              modules = [ perSystemModule file { home.username = mkDefault user; } ];
            };
          })
          users)
        homes;

      # Whoever asks for which output, these files are part of the flake.
      below = folder: attrValues (pathsIn (src + "/\${folder}"));
      wired = map used (
        concatMap below [ "packages" "devshells" "checks" ]
        ++ concatMap (class: below "modules/\${class}") (attrNames modules)
        ++ map (file: src + "/\${file}") [ "package.nix" "formatter.nix" "devshell.nix" "lib/default.nix" ]
        ++ concatMap attrValues (attrValues homes)
        ++ concatMap (host: map (kind: host.path + "/\${kind.file}") (kindsOf host)) (attrValues hostEntries)
      );
    in
    deepSeq wired (rest.outputs // {
      inherit modules;
      lib = if pathExists (src + "/lib") then import (src + "/lib") specialArgs else { };
      nixosConfigurations = ofClass "nixos";
      darwinConfigurations = ofClass "nix-darwin";
      homeConfigurations = { };
      nixosModules = modules.nixos or { };
      darwinModules = modules.darwin or { };
      homeModules = modules.home or { };
      legacyPackages = optionalAttrs (homes != { })
        (lib.genAttrs systemNames (system: { homeConfigurations = standalone system; }));
    });
in
rest // {
  __functor = _: mkBlueprint;
  lib = rest.lib // { inherit mkBlueprint; __functor = _: mkBlueprint; };
}
`;

/** The input blueprint of the flake in the folder `source`: a function that reads its folders. */
export function blueprintModel(evaluator: Evaluator, origin: string, source: string): AttrsValue {
  const rest = attrs(new Map(), unknown("blueprint is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "blueprint", libraryText, {
    rest,
    source: path(source),
    ...repositoryFolders(evaluator),
  });
}
