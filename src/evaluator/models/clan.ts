import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, string, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** clan-core: machines by folder and inventory, with the services they take part in; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, source, entriesOf, ... }:
let
  inherit (builtins)
    attrNames concatMap elem filter fromJSON isFunction isList isString map mapAttrs pathExists readFile removeAttrs;
  inherit (lib) filterAttrs mkDefault mkOption optionals types;

  option = type: default: mkOption { inherit type default; };
  anything = types.lazyAttrsOf types.raw;
  open = options: types.submodule { freeformType = anything; inherit options; };

  # Roles of services, as far as they say what a machine imports.
  role = open {
    machines = option (types.attrsOf types.raw) { };
    tags = option types.raw { };
    extraModules = option (types.listOf types.raw) [ ];
  };
  instance = types.submodule ({ name, ... }: {
    freeformType = anything;
    options = {
      module.input = option (types.nullOr types.str) null;
      module.name = option types.str name;
      roles = option (types.attrsOf role) { };
    };
  });
  inventoryOf = { config, ... }: {
    freeformType = anything;
    options = {
      machines = option (types.lazyAttrsOf (open {
        machineClass = option types.str "nixos";
        tags = option (types.listOf types.str) [ ];
      })) { };
      tags = option (types.submoduleWith {
        specialArgs = { inherit (config) machines; };
        modules = [
          ({ machines, ... }:
            let ofClass = class: attrNames (filterAttrs (_: machine: machine.machineClass == class) machines);
            in {
              freeformType = types.lazyAttrsOf (types.listOf types.str);
              config = { all = attrNames machines; nixos = ofClass "nixos"; darwin = ofClass "darwin"; };
            })
        ];
      }) { };
      instances = option (types.attrsOf instance) { };
    };
  };

  clanOptions = { config, self, nixpkgs, nix-darwin, ... }:
    let
      inherit (config) directory inventory;
      folder = "\${directory}/machines";
      declared = "\${directory}/inventory.json";

      classOf = name: inventory.machines.\${name}.machineClass;
      tagsOf = name:
        inventory.machines.\${name}.tags
        ++ filter (tag: elem name inventory.tags.\${tag}) (attrNames inventory.tags);
      tagNames = tags: if isList tags then tags else attrNames tags;
      hasRole = name: role: role.machines ? \${name} || lib.any (tag: elem tag (tagsOf name)) (tagNames role.tags);

      ownService = module: lib.evalModules {
        specialArgs = { inherit directory; inherit (rest) clanLib; };
        modules = [
          module
          {
            freeformType = anything;
            options.roles = option (types.attrsOf (open { perInstance = option types.raw (_: { }); })) { };
            options.perMachine = option types.raw (_: { });
          }
        ];
      };
      # What a service of this flake adds is known; one of an input is that input's module.
      modulesOfService = name: instanceName: instance:
        let
          inherit (instance) module;
          isOwn = module.input == "self";
          service = (ownService config.modules.\${module.name}).config;
          roleNames = attrNames (filterAttrs (_: hasRole name) instance.roles);
          given = {
            inherit instanceName;
            machine = { inherit name; roles = roleNames; };
            roles = instance.roles;
            settings = rest.settings;
            extendSettings = rest.extendSettings;
            mkExports = rest.mkExports;
            exports = rest.exports;
            meta = inventory.meta or { };
          };
          added = part: arguments:
            (if isFunction part then part arguments else part)."\${classOf name}Module" or { };
          foreign =
            if module.input == null then rest.clan.modules.\${module.name}
            else self.inputs.\${module.input}.clan.modules.\${module.name};
          extras = concatMap (role: instance.roles.\${role}.extraModules) roleNames;
        in
        optionals (roleNames != [ ]) (
          (if isOwn
          then
            map (role: added service.roles.\${role}.perInstance given) (filter (role: service.roles ? \${role}) roleNames)
            ++ [ (added service.perMachine (given // { instances = { \${instanceName} = instance; }; })) ]
          else [ foreign ])
          ++ map (module: if isString module && !(lib.hasPrefix "/" module) then "\${directory}/\${module}" else module) extras
        );

      modulesOf = name:
        [ rest."\${classOf name}Modules".clanCore ]
        ++ filter pathExists (map (file: "\${folder}/\${name}/\${file}")
          ([ "configuration.nix" ] ++ optionals (classOf name == "nixos") [ "hardware-configuration.nix" "disko.nix" ]))
        ++ concatMap (instance: modulesOfService name instance inventory.instances.\${instance}) (attrNames inventory.instances)
        ++ [ (config.machines.\${name} or { }) { networking.hostName = mkDefault name; } ];
      machines = class: builder: mapAttrs
        (name: _: builder {
          specialArgs = { clan-core = rest; inherit self; } // config.specialArgs;
          modules = modulesOf name;
        })
        (filterAttrs (_: machine: machine.machineClass == class) inventory.machines);
      modulesNamed = class: lib.mapAttrs'
        (name: _: { name = "clan-machine-\${name}"; value = { imports = modulesOf name; }; })
        (filterAttrs (_: machine: machine.machineClass == class) inventory.machines);
    in
    {
      freeformType = anything;
      options = {
        directory = option types.raw source;
        machines = option (types.attrsOf types.deferredModule) { };
        modules = option (types.attrsOf types.raw) { };
        specialArgs = option (types.attrsOf types.raw) { };
        inventory = option (types.submodule inventoryOf) { };
        nixosConfigurations = option anything { };
        darwinConfigurations = option anything { };
        nixosModules = option anything { };
        darwinModules = option anything { };
        clanInternals = option types.raw rest.clanInternals;
      };
      config = {
        inventory = lib.mkMerge [
          (if pathExists declared then fromJSON (readFile declared) else { })
          { machines = mapAttrs (_: _: { }) (filterAttrs (_: kind: kind == "directory") (entriesOf folder)); }
          { machines = mapAttrs (_: _: { }) config.machines; }
        ];
        nixosConfigurations = machines "nixos" nixpkgs.lib.nixosSystem;
        darwinConfigurations = machines "darwin" nix-darwin.lib.darwinSystem;
        nixosModules = modulesNamed "nixos";
        darwinModules = modulesNamed "darwin";
      };
    };

  evaluated = self: modules: lib.evalModules {
    specialArgs = {
      inherit self;
      nixpkgs = self.inputs.nixpkgs or rest.inputs.nixpkgs;
      nix-darwin = self.inputs.nix-darwin or rest.inputs.nix-darwin;
    };
    modules = [ clanOptions { _module.args = { clan-core = rest; inherit (rest) clanLib; }; } ] ++ modules;
  };
  clan = { self ? { }, ... }@arguments: evaluated self [ (removeAttrs arguments [ "self" ]) ];

  flakeModule = { config, self, ... }:
    let whole = (evaluated self [ config.clan (config.flake.clan or { }) ]).config;
    in {
      options.clan = option types.deferredModule { };
      config.flake = {
        inherit (whole) nixosConfigurations darwinConfigurations nixosModules darwinModules clanInternals;
      };
    };
in
rest // {
  lib = rest.lib // {
    inherit clan;
    buildClan = arguments: (clan arguments).config;
  };
  clanLib = rest.clanLib // { inherit clan; };
  flakeModule = flakeModule;
  flakeModules = rest.flakeModules // { default = flakeModule; };
}
`;

/** The input clan-core of the flake in the folder `source`: `lib.clan` and its module for flake-parts. */
export function clanModel(evaluator: Evaluator, origin: string, source: string): AttrsValue {
  const rest = attrs(new Map(), unknown("clan-core is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "clan-core", libraryText, {
    rest,
    source: string(source),
    ...repositoryFolders(evaluator),
  });
}
