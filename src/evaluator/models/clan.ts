import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, string, unknown } from "../value.ts";
import { clanServicesText } from "./clan-services.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** clan-core: machines by folder and inventory, with the services they take part in; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, source, entriesOf, ... }:
let
  inherit (builtins)
    attrNames elem filter fromJSON isAttrs map mapAttrs pathExists readFile removeAttrs;
  inherit (lib) filterAttrs mkDefault mkOption optionals types;

  option = type: default: mkOption { inherit type default; };
  anything = types.lazyAttrsOf types.raw;
  withModule = module: types.submoduleWith { modules = [ module ]; };
  open = options: withModule { freeformType = anything; inherit options; };

  services = (${clanServicesText}) { inherit lib rest option open anything; };

  # Roles of services, as far as they say what a machine imports.
  members = types.attrsOf (open { settings = option types.raw { }; });
  role = open {
    machines = option members { };
    tags = option (types.coercedTo (types.listOf types.str) (tags: lib.genAttrs tags (_: { })) members) { };
    settings = option types.raw { };
    extraModules = option (types.listOf types.raw) [ ];
  };
  instance = withModule ({ name, ... }: {
    freeformType = anything;
    options = {
      module.input = option (types.nullOr types.str) null;
      module.name = option types.str name;
      roles = option (types.attrsOf role) { };
    };
  });
  metaOptions = { config, ... }: {
    freeformType = anything;
    options = {
      name = mkOption { type = types.str; };
      description = option (types.nullOr types.str) null;
      icon = option (types.nullOr types.str) null;
      tld = option (types.nullOr types.str) null;
      domain = option types.str (if config.tld == null then "clan" else config.tld);
    };
  };
  inventoryOf = { config, ... }: {
    freeformType = anything;
    options = {
      meta = mkOption { type = withModule metaOptions; };
      machines = option (types.lazyAttrsOf (withModule ({ name, ... }: {
        freeformType = anything;
        options.machineClass = option types.str "nixos";
        options.tags = option (types.listOf types.str) [ ];
        config.tags = attrNames (filterAttrs (_: elem name) config.tags);
      }))) { };
      tags = option (types.submoduleWith {
        specialArgs = { inherit (config) machines; };
        modules = [
          ({ machines, ... }:
            let ofClass = class: attrNames (filterAttrs (_: machine: machine.machineClass == class) machines);
            in {
              freeformType = types.lazyAttrsOf (types.listOf types.str);
              config = mapAttrs (_: mkDefault) { all = attrNames machines; nixos = ofClass "nixos"; darwin = ofClass "darwin"; };
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
      tagsOf = name: inventory.machines.\${name}.tags or [ ];
      servicesOf = services { inherit config tagsOf; };

      modulesOf = name:
        [ rest."\${classOf name}Modules".clanCore ]
        ++ filter pathExists (map (file: "\${folder}/\${name}/\${file}")
          ([ "configuration.nix" ] ++ optionals (classOf name == "nixos") [ "hardware-configuration.nix" "disko.nix" ]))
        ++ servicesOf (classOf name) name
        ++ [ (config.machines.\${name} or { }) { networking.hostName = mkDefault name; } ];
      machines = class: builder: mapAttrs
        (name: _: builder {
          specialArgs = { clan-core = rest; inherit (config) self; } // config.specialArgs;
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
        # The clan is the flake's own, whoever asks for it among the inputs.
        self = mkOption {
          type = types.raw;
          default = self;
          apply = flake:
            if isAttrs flake then flake // { inputs = (flake.inputs or { }) // { self.clan = config; }; } else flake;
        };
        meta = option types.deferredModule { };
        machines = option (types.attrsOf types.deferredModule) { };
        modules = option (types.attrsOf types.raw) { };
        specialArgs = option (types.attrsOf types.raw) { };
        inventory = option (withModule inventoryOf) { };
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
          { inherit (config) meta; machines = mapAttrs (_: _: { }) config.machines; }
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
