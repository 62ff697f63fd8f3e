import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** ez-configs: folders of configurations and modules, by class; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, entriesOf, used, ... }:
let
  inherit (builtins) attrNames attrValues deepSeq intersectAttrs mapAttrs pathExists removeAttrs;
  inherit (lib) concatMapAttrs functionArgs hasSuffix removeSuffix setFunctionArgs;

  # 'name.nix' and folders with an entry point, by name; one file instead of the folder is the default.
  filesWith = entryPoint: folder:
    let
      fileOf = entry: kind:
        if kind == "regular" && hasSuffix ".nix" entry then { \${removeSuffix ".nix" entry} = "\${folder}/\${entry}"; }
        else if pathExists "\${folder}/\${entry}/\${entryPoint}" then { \${entry} = "\${folder}/\${entry}/\${entryPoint}"; }
        else { };
    in
    if folder == null then { }
    else if pathExists "\${folder}.nix" then { default = folder; }
    else concatMapAttrs fileOf (entriesOf folder);
  filesOf = filesWith "default.nix";

  # Arguments that modules get as soon as they are read, so that others who import them need not give them.
  withEarly = arguments:
    let
      prepared = file:
        let
          value = import file;
          known = if lib.isFunction value then intersectAttrs (functionArgs value) arguments else { };
        in
        # What gets nothing may as well stay a file.
        if known != { }
        then setFunctionArgs (given: value (given // known)) (removeAttrs (functionArgs value) (attrNames known))
        else file;
    in
    if arguments == { } then modules: modules else mapAttrs (_: prepared);

  # A file, which may be imported more than once.
  flakeModule = { key = "ez-configs/flake-module.nix"; imports = [ module ]; };
  module = { config, inputs, lib, ... }:
    let
      inherit (lib) mkOption optionals types;
      settings = config.ezConfigs;
      option = type: default: mkOption { inherit type default; };

      userDefaults = {
        nameFunction = null;
        importDefault = true;
        passInOsConfig = true;
        standalone.enable = false;
      };
      hostDefaults = { importDefault = true; userHomeModules = [ ]; };
      folders = class: {
        modulesDirectory = option types.raw (if settings.root == null then null else "\${settings.root}/\${class}-modules");
        configurationsDirectory =
          option types.raw (if settings.root == null then null else "\${settings.root}/\${class}-configurations");
        configurationEntryPoint = option types.str "default.nix";
        earlyModuleArgs = option (types.attrsOf types.raw) settings.earlyModuleArgs;
      };
      machineOptions = class: folders class // {
        specialArgs = option (types.attrsOf types.raw) settings.globalArgs;
        hosts = option (types.attrsOf (types.submodule {
          options = {
            importDefault = option types.bool hostDefaults.importDefault;
            userHomeModules =
              option (types.either (types.listOf types.str) (types.attrsOf types.str)) hostDefaults.userHomeModules;
          };
        })) { };
      };

      modulesOf = class: withEarly settings.\${class}.earlyModuleArgs (filesOf settings.\${class}.modulesDirectory);
      homeModules = modulesOf "home";
      configurationsOf = class:
        filesWith settings.\${class}.configurationEntryPoint settings.\${class}.configurationsDirectory;
      homeFiles = configurationsOf "home";
      settingsOfUser = name: settings.home.users.\${name} or userDefaults;
      homeArguments = settings.home.extraSpecialArgs // { ezModules = homeModules; };

      importsOfUser = name: isDarwin:
        [ homeFiles.\${name} ]
        ++ optionals (settingsOfUser name).importDefault [
          (homeModules.default or { })
          (homeModules.\${if isDarwin then "darwin" else "linux"} or { })
        ];

      machines = class: isDarwin: homeManager: builder:
        let
          ownModules = modulesOf class;
          machine = name: file:
            let
              host = settings.\${class}.hosts.\${name} or hostDefaults;
              # Users by their name there, each with the configuration it has.
              users =
                if builtins.isList host.userHomeModules then lib.genAttrs host.userHomeModules (user: user)
                else host.userHomeModules;
            in builder {
              specialArgs = settings.\${class}.specialArgs // { ezModules = ownModules; };
              modules = [ file { networking.hostName = lib.mkDefault name; } ]
                ++ optionals host.importDefault [ (ownModules.default or { }) ]
                ++ optionals (users != { }) [
                  homeManager
                  {
                    home-manager.extraSpecialArgs = homeArguments;
                    home-manager.users = mapAttrs (_: user: { imports = importsOfUser user isDarwin; }) users;
                  }
                ];
            };
        in
        mapAttrs machine (configurationsOf class);

      homes = user: _:
        let
          wanted = settingsOfUser user;
          home = pkgs: isDarwin: systemConfig: inputs.home-manager.lib.homeManagerConfiguration {
            inherit pkgs;
            extraSpecialArgs = homeArguments // (if wanted.passInOsConfig then { osConfig = systemConfig; } else { });
            modules = importsOfUser user isDarwin;
          };
          nameOn = host: if wanted.nameFunction == null then "\${user}@\${host}" else wanted.nameFunction host;
          onMachine = isDarwin: host: machine: { \${nameOn host} = home machine.pkgs isDarwin machine.config; };
          # Where two homes have the same name, it is that of the last host.
          onMachines = mapAttrs (onMachine false) config.flake.nixosConfigurations
            // mapAttrs (onMachine true) config.flake.darwinConfigurations;
        in
        if (wanted.standalone or userDefaults.standalone).enable
        then { \${user} = home wanted.standalone.pkgs wanted.standalone.pkgs.stdenv.isDarwin { }; }
        else concatMapAttrs (_: home: home) onMachines;

      darwin = inputs.darwin or inputs.nix-darwin;

      # Whoever asks for which output, these files are part of the flake.
      wired = map
        (files: map used (attrValues files))
        (map (class: filesOf settings.\${class}.modulesDirectory) [ "nixos" "darwin" "home" ] ++ [ homeFiles ]);
    in
    {
      options.ezConfigs = {
        root = option types.raw null;
        globalArgs = option (types.attrsOf types.raw) { };
        earlyModuleArgs = option (types.attrsOf types.raw) { };
        nixos = machineOptions "nixos";
        darwin = machineOptions "darwin";
        home = folders "home" // {
          extraSpecialArgs = option (types.attrsOf types.raw) settings.globalArgs;
          users = option (types.attrsOf (types.submodule {
            options = {
              nameFunction = option types.raw userDefaults.nameFunction;
              importDefault = option types.bool userDefaults.importDefault;
              passInOsConfig = option types.bool userDefaults.passInOsConfig;
              standalone.enable = option types.bool userDefaults.standalone.enable;
              standalone.pkgs = mkOption { type = types.raw; };
            };
          })) { };
        };
      };

      config.flake = deepSeq wired {
        inherit homeModules;
        nixosModules = modulesOf "nixos";
        darwinModules = modulesOf "darwin";
        nixosConfigurations =
          machines "nixos" false inputs.home-manager.nixosModules.default inputs.nixpkgs.lib.nixosSystem;
        darwinConfigurations =
          machines "darwin" true inputs.home-manager.darwinModules.default darwin.lib.darwinSystem;
        homeConfigurations = concatMapAttrs homes homeFiles;
      };
    };
in
rest // {
  inherit flakeModule;
  flakeModules = rest.flakeModules // { default = flakeModule; };
}
`;

/** The input ez-configs: its module for flake-parts. */
export function ezConfigsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("ez-configs is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "ez-configs", libraryText, { rest, ...repositoryFolders(evaluator) });
}
