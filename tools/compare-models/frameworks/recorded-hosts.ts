/** In Nix: a function from `lib` to what `import nixpkgs` gives, as far as frameworks ask for it. */
export const recordedPackages = /* nix */ `
lib: { system, ... }:
let hostPlatform = lib.systems.elaborate system;
in {
  _type = "pkgs";
  inherit system;
  overlays = [ ];
  stdenv = {
    inherit hostPlatform;
    inherit (hostPlatform) isDarwin isLinux;
    mkDerivation = arguments: { type = "derivation"; inherit (arguments) name; } // arguments.passthru or { };
  };
}
`;

/**
 * In Nix: inputs whose builders of configurations only record what they are called with, and which files of a generated
 * tree a flake wired with them hands to each configuration. Files say who they are: `{ mark = "path"; }`.
 */
export const recordedHosts = /* nix */ `
nixpkgs: nixpkgsFolder: root:
let
  inherit (builtins)
    attrNames attrValues concatMap elem filter foldl' functionArgs isAttrs isFunction isList isPath isString listToAttrs map mapAttrs
    sort stringLength substring unsafeDiscardStringContext;

  named = names: f: listToAttrs (map (name: { inherit name; value = f name; }) names);
  systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
  packagesFor = system: (import nixpkgsFolder) { inherit system; };
  builder = kind: arguments: {
    inherit kind arguments;
    pkgs = arguments.pkgs
      or (packagesFor (arguments.system or (if kind == "darwin" then "aarch64-darwin" else "x86_64-linux")));
    config.system.build.toplevel = "toplevel";
    activationPackage = "activation";
  };

  stubs = source: {
    self = { outPath = source; pkgs = named systems (system: { nixpkgs = packagesFor system; }); };
    nixpkgs = { outPath = nixpkgsFolder; lib = nixpkgs // { nixosSystem = builder "nixos"; }; legacyPackages = named systems packagesFor; };
    nix-darwin.lib.darwinSystem = builder "darwin";
    darwin.lib.darwinSystem = builder "darwin";
    nixos-generators.nixosGenerate = builder "image";
    nixos-raspberrypi.lib.nixosSystem = builder "raspberry";
    system-manager.lib.makeSystemConfig = builder "system-manager";
    home-manager = rec {
      outPath = "/home-manager";
      lib = { homeManagerConfiguration = builder "home"; hm = { }; };
      nixosModules = { default = { }; home-manager = { }; };
      darwinModules = nixosModules;
    };
  };

  # Whoever the tree calls its users, home-manager is switched on for them.
  users = [ "me" "you" "them" ];
  argumentsOf = configuration: {
    lib = nixpkgs;
    inherit (configuration) pkgs;
    config.snowfallorg.users = named users (_: { home.enable = true; });
    options.snowfallorg.users = { isDefined = false; definitions = [ ]; };
    perSystem = { };
    osConfig = { };
    _class = configuration.kind;
  };
  specialArgsOf = configuration: configuration.arguments.specialArgs or configuration.arguments.extraSpecialArgs or { };

  isOwn = file: substring 0 (stringLength root) file == root;
  held = value: if value ? condition && !value.condition then { } else if value ? content then held value.content else value;
  # A module and all that it imports, as sets.
  setsOf = given: module:
    if isPath module || isString module then
      let file = unsafeDiscardStringContext (toString module);
      in if isOwn file then setsOf given (import (/. + file)) else [ ]
    else if isList module then concatMap (setsOf given) module
    else if isFunction module || module ? __functor then setsOf given (module given)
    else
      let whole = held module;
      in [ (held (whole.config or whole)) ] ++ concatMap (setsOf given) (whole.imports or [ ]);
  filesOf = arguments: special: modules:
    let
      sets = setsOf (arguments // special) modules;
      homes = map (set: held (set.home-manager or { })) sets;
      # Modules of homes get what the machine has for them, and not what it is given itself.
      specialHome = foldl' (all: home: all // home.extraSpecialArgs or { }) { } homes;
      shared = filesOf arguments specialHome (concatMap (home: home.sharedModules or [ ]) homes);
      ofUser = home: name:
        map (file: "\${name}: \${file}") (filesOf arguments specialHome (held home.users.\${name}) ++ shared);
    in
    concatMap (set: if set ? mark then [ set.mark ] else [ ]) sets
    ++ concatMap (home: concatMap (ofUser home) (attrNames (home.users or { }))) homes;
  unique = foldl' (all: one: if elem one all then all else all ++ [ one ]) [ ];
  # Modules may pass arguments to those after them.
  passedBy = given: module:
    if isPath module then (if isOwn (toString module) then passedBy given (import module) else { })
    else if isFunction module then passedBy given (module given)
    else if isAttrs module then
      foldl' (all: one: all // passedBy (given // all) one) { } (module.imports or [ ])
      // (held (module.config or module))._module.args or { }
    else { };
  shown = configuration:
    let
      special = specialArgsOf configuration;
      modules = configuration.arguments.modules or [ ];
      given = foldl' (all: one: all // passedBy (all // special) one) (argumentsOf configuration) modules;
    in
    sort (a: b: a < b) (unique (filesOf given special modules));
in
{
  inherit stubs;
  hostsOf = flake: named [ "nixosConfigurations" "darwinConfigurations" "homeConfigurations" "colmena" ]
    (output: mapAttrs (_: shown) (flake.\${output} or { }));
}
`;
