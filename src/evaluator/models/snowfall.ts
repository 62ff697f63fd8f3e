import type { Evaluator } from "../evaluator.ts";
import { selectAttribute } from "../select.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { flakeUtilsPlusModel } from "./flake-utils-plus/flake-utils-plus.ts";
import { modelledLibrary } from "./library.ts";
import { repositoryFolders } from "./repository-folders.ts";

/** snowfall-lib: folders of systems, homes, modules and packages as outputs; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, flakeUtilsPlus, entriesOf, used, ... }:
let
  inherit (builtins)
    attrNames attrValues baseNameOf concatMap deepSeq dirOf elemAt filter foldl' functionArgs head intersectAttrs isFunction
    isString listToAttrs map mapAttrs match pathExists removeAttrs replaceStrings split stringLength substring;
  inherit (lib) flatten hasInfix hasPrefix last mapAttrsToList optionalAttrs optionals recursiveUpdate removePrefix;

  mergeShallow = foldl' (a: b: a // b) { };
  mergeDeep = foldl' recursiveUpdate { };

  # Formats of images; a folder 'systems/x86_64-iso' holds none of the three outputs of machines and homes.
  formats = [
    "amazon" "azure" "cloudstack" "docker" "do" "gce" "install-iso-hyperv" "hyperv" "install-iso" "iso" "kexec"
    "kexec-bundle" "kubevirt" "proxmox-lxc" "lxc-metadata" "lxc" "openstack" "proxmox" "qcow" "raw-efi" "raw"
    "sd-aarch64-installer" "sd-aarch64" "vagrant-virtualbox" "virtualbox" "vm-bootloader" "vm-nogui" "vmware" "vm"
  ];
  formatOf = target: head (filter (format: hasInfix format target) formats ++ [ "" ]);

  namesOf = kind: folder: let entries = entriesOf folder; in filter (name: entries.\${name} == kind) (attrNames entries);
  foldersIn = folder: map (name: "\${folder}/\${name}") (namesOf "directory" folder);
  filesIn = folder: map (name: "\${folder}/\${name}") (namesOf "regular" folder);
  filesBelow = folder:
    let entries = entriesOf folder;
    in concatMap
      (name:
        if entries.\${name} == "directory" then filesBelow "\${folder}/\${name}"
        else if entries.\${name} == "regular" then [ "\${folder}/\${name}" ]
        else [ ])
      (attrNames entries);

  extensionOf = file: let parts = match "(.*)\\\\.(.*)$" (toString file); in if parts == null then "" else last parts;
  isNix = file: extensionOf file == "nix";
  # Names of outputs may not come from a path in the store.
  plain = builtins.unsafeDiscardStringContext;
  isDefault = file: baseNameOf file == "default.nix";
  isOther = file: isNix file && !(isDefault file);
  defaultsBelow = folder: filter isDefault (filesBelow folder);
  parentName = file: baseNameOf (dirOf file);

  # What all of the library knows of one flake.
  flakeOf = { inputs, src, snowfall ? { }, ... }:
    let
      root = snowfall.root or src;
      namespace = snowfall.namespace or "internal";
      at = folder: "\${root}/\${folder}";

      inputsOf = removeAttrs inputs [ "self" "src" ];
      baseLibrary = rest.lib // mapAttrs (_: input: input.lib) inputsOf // lib // {
        mkFlake = options: outputsOf (options // { inherit inputs src snowfall; });
        snowfall = functions;
      };
      libraryBelow = folder:
        let
          valueOf = file:
            let value = import file;
            in if isFunction value then value (intersectAttrs (functionArgs value) known) else value;
          known = {
            inherit inputs namespace;
            snowfall-inputs = rest.inputs;
            lib = baseLibrary // { \${namespace} = whole; };
          };
          whole = mergeDeep (map valueOf (defaultsBelow folder));
        in
        whole;
      ownLibrary = libraryBelow (at "lib");
      systemLibrary = baseLibrary // { \${namespace} = ownLibrary; };

      functions = rest.functions // {
        fs = rest.functions // {
          get-file = path: "\${src}/\${path}";
          get-snowfall-file = at;
          get-directories = foldersIn;
          get-files = filesIn;
          get-files-recursive = filesBelow;
          get-nix-files = folder: filter isNix (filesIn folder);
          get-nix-files-recursive = folder: filter isNix (filesBelow folder);
          get-default-nix-files = folder: filter isDefault (filesIn folder);
          get-default-nix-files-recursive = defaultsBelow;
          get-non-default-nix-files = folder: filter isOther (filesIn folder);
          get-non-default-nix-files-recursive = folder: filter isOther (filesBelow folder);
        };
        path = rest.functions // {
          has-any-file-extension = file: extensionOf file != "";
          get-file-extension = extensionOf;
          has-file-extension = extension: file: extensionOf file == extension;
          get-parent-directory = parentName;
          get-file-name-without-extension = file:
            let name = baseNameOf file; parts = match "(.*)\\\\.(.*)$" name; in if parts == null then name else head parts;
        };
        attrs = rest.functions // {
          map-concat-attrs-to-list = f: set: flatten (mapAttrsToList f set);
          merge-deep = mergeDeep;
          merge-shallow = mergeShallow;
        };
        module = rest.functions // { create-modules = modulesBelow; };
      };

      # Folders with a default.nix, by their path; the files themselves, as every host gives its modules what they ask for.
      modulesBelow = { src ? at "modules/nixos", overrides ? { }, alias ? { } }:
        let
          nameOf = file: plain (removePrefix "/" (replaceStrings [ (toString src) "/default.nix" ] [ "" "" ] file));
          found = listToAttrs (map (file: { name = nameOf file; value = file; }) (defaultsBelow src));
        in
        found // mapAttrs (_: name: found.\${name}) alias // overrides;
      modulesFor = class: attrValues (modulesBelow { src = at "modules/\${class}"; });

      # '<folder>/<target>/<name>/default.nix'
      configurationsIn = folder: concatMap
        (target: map
          (path: { name = plain (baseNameOf path); target = plain (baseNameOf target); path = "\${path}/default.nix"; })
          (filter (path: pathExists "\${path}/default.nix") (foldersIn target)))
        (foldersIn (at folder));

      homeOf = settings: found:
        let
          own = settings.users.\${found.name} or { };
          names = filter isString (split "@" found.name);
          user = head names;
          host = if builtins.length names > 1 then elemAt names 1 else "";
          system = found.target;
          library = systemLibrary // { inherit (inputs.home-manager.lib) hm; };
          modules = [ found.path rest.homeModules.user ]
            ++ modulesFor "home" ++ (own.modules or [ ]) ++ (settings.modules or [ ]);
        in
        {
          inherit user host system;
          extraModules = own.modules or [ ];
          file = found.path;
          configuration = {
            inherit system modules;
            channelName = own.channelName or "nixpkgs";
            output = "homeConfigurations";
            specialArgs = { };
            builder = arguments: inputs.home-manager.lib.homeManagerConfiguration {
              inherit (arguments) modules;
              pkgs = inputs.nixpkgs.legacyPackages.\${system};
              lib = library;
              extraSpecialArgs = (own.specialArgs or { }) // {
                inherit user host system namespace;
                inherit (found) name;
                format = "home";
                inputs = removeAttrs inputs [ "src" ];
                lib = library;
              };
            };
          };
        };

      homeManagerModules = { name, system, target, isDarwin, homes, settings }:
        let
          isMeant = home: home.host == name || home.host == "" && home.system == system;
          classes = if isDarwin then inputs.home-manager.darwinModules else inputs.home-manager.nixosModules;
        in
        [
          classes.home-manager
          {
            home-manager = {
              useGlobalPkgs = lib.mkDefault true;
              extraSpecialArgs = {
                inherit system target;
                inherit (rest) systems;
                host = name;
                format = "home";
                virtual = formatOf target != "";
                inputs = removeAttrs inputs [ "src" ];
                lib = systemLibrary // { inherit (inputs.home-manager.lib) hm; };
                # By way of '_module.args' in the original, to the same effect.
                inherit namespace;
              };
              sharedModules = [ rest.homeModules.user ] ++ (settings.modules or [ ]) ++ modulesFor "home";
            };
          }
        ]
        ++ map
          (home: { home-manager.users.\${home.user} = { imports = home.extraModules ++ [ home.file ]; }; })
          (filter isMeant homes);

      systemOf = { settings, homeSettings, homes }: found:
        let
          own = settings.hosts.\${found.name} or { };
          inherit (found) name target;
          format = formatOf target;
          isVirtual = format != "";
          system = own.system or (if isVirtual then replaceStrings [ format ] [ "linux" ] target else target);
          isDarwin = hasInfix "darwin" target;
          class = if isDarwin then "darwin" else "nixos";
          builder = arguments:
            let
              whole = arguments // {
                specialArgs = arguments.specialArgs
                  // { format = if isVirtual then format else if isDarwin then "darwin" else "linux"; };
                modules = arguments.modules ++ [ (if isDarwin then rest.darwinModules.user else rest.nixosModules.user) ];
              };
            in
            if isVirtual then inputs.nixos-generators.nixosGenerate (whole // { inherit format; })
            else if isDarwin then inputs.darwin.lib.darwinSystem (removeAttrs whole [ "system" ] // {
              # nix-darwin learns the platform from the modules.
              modules = whole.modules ++ [ { nixpkgs.hostPlatform = lib.mkDefault system; } ];
            })
            else inputs.nixpkgs.lib.nixosSystem whole;
        in
        {
          inherit system;
          channelName = own.channelName or "nixpkgs";
          builder = own.builder or builder;
          output = own.output or (if isVirtual then "\${format}Configurations" else "\${class}Configurations");
          modules = [ found.path ]
            ++ modulesFor class ++ (own.modules or [ ]) ++ (settings.modules.\${class} or [ ])
            ++ optionals (inputs ? home-manager) (homeManagerModules {
              inherit name system target isDarwin homes;
              settings = homeSettings;
            });
          specialArgs = (own.specialArgs or { }) // {
            inherit target system namespace;
            inherit (rest) systems;
            lib = systemLibrary;
            host = name;
            virtual = isVirtual;
            inputs = removeAttrs inputs [ "src" ];
          };
        };

      outputsOf = options:
        let
          homeSettings = options.homes or { };
          settings = options.systems or { };
          homesFound = configurationsIn "homes";
          systemsFound = configurationsIn "systems";
          homes = mergeShallow (map (found: { \${found.name} = homeOf homeSettings found; }) homesFound);
          machine = systemOf { inherit settings homeSettings; homes = attrValues homes; };
          hosts = mergeShallow ([ (settings.hosts or { }) ]
            ++ map (found: { \${found.name} = machine found; }) systemsFound
            ++ [ (mapAttrs (_: home: home.configuration) homes) ]);
          modulesOf = class: modulesBelow {
            src = at "modules/\${class}";
            overrides = options.modules.\${class} or { };
            alias = options.alias.modules.\${class} or { };
          };
          ownOptions = removeAttrs options [
            "systems" "modules" "overlays" "packages" "outputs-builder" "outputsBuilder" "packagesPrefix" "hosts" "homes"
            "channels-config" "templates" "checks" "alias" "snowfall" "src" "inputs" "shells" "extra-exported-overlays"
          ];
          # Whoever asks for which output, these files are part of the flake.
          wired = map used (concatMap (folder: defaultsBelow (at folder)) [
            "packages" "overlays" "shells" "checks" "modules/nixos" "modules/darwin" "modules/home"
          ] ++ map (found: found.path) (homesFound ++ systemsFound));
        in
        deepSeq wired (flakeUtilsPlus.mkFlake (ownOptions // {
          inherit hosts inputs;
          inherit (inputs) self;
          lib = ownLibrary;
          nixosModules = modulesOf "nixos";
          darwinModules = modulesOf "darwin";
          homeModules = modulesOf "home";
        }));
    in
    { inherit outputsOf; library = baseLibrary // libraryBelow "\${src}/lib"; };
in
rest // {
  mkFlake = options: (flakeOf options).outputsOf options;
  mkLib = options: (flakeOf options).library;
}
`;

/** The input snowfall-lib: its functions that read the flake's folders, over the model of flake-utils-plus. */
export function snowfallModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("snowfall-lib is not part of the repository", { origin }));
  const flakeUtilsPlus = selectAttribute(flakeUtilsPlusModel(evaluator, `${origin}.flake-utils-plus`), "lib", null);
  return modelledLibrary(evaluator, "snowfall-lib", libraryText, {
    rest,
    flakeUtilsPlus,
    ...repositoryFolders(evaluator),
  });
}
