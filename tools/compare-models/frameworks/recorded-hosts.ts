/**
 * In Nix: inputs whose builders of configurations only record what they are called with, and which files of a generated
 * tree a flake wired with them hands to each configuration. Files say who they are: `{ mark = "path"; }`.
 */
export const recordedHosts = /* nix */ `
nixpkgs: root:
let
  inherit (builtins)
    attrNames attrValues concatMap elem filter foldl' functionArgs isFunction isList isPath isString listToAttrs map mapAttrs
    sort stringLength substring unsafeDiscardStringContext;

  named = names: f: listToAttrs (map (name: { inherit name; value = f name; }) names);
  systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
  packagesFor = system: {
    _type = "pkgs";
    inherit system;
    stdenv.hostPlatform = { inherit system; };
  };
  builder = kind: arguments: {
    inherit kind arguments;
    pkgs = arguments.pkgs or (packagesFor (arguments.system or "x86_64-linux"));
    config = { };
  };

  stubs = source: {
    self = { outPath = source; pkgs = named systems (system: { nixpkgs = packagesFor system; }); };
    nixpkgs = { lib = nixpkgs // { nixosSystem = builder "nixos"; }; legacyPackages = named systems packagesFor; };
    nix-darwin.lib.darwinSystem = builder "darwin";
    darwin.lib.darwinSystem = builder "darwin";
    nixos-generators.nixosGenerate = builder "image";
    nixos-raspberrypi.lib.nixosSystem = builder "raspberry";
    system-manager.lib.makeSystemConfig = builder "system-manager";
    home-manager = rec {
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
  } // configuration.arguments.specialArgs or configuration.arguments.extraSpecialArgs or { };

  isOwn = file: substring 0 (stringLength root) file == root;
  held = value: if value ? condition && !value.condition then { } else if value ? content then held value.content else value;
  filesOf = given: module:
    if isPath module || isString module then
      let file = unsafeDiscardStringContext (toString module);
      in if isOwn file then filesOf given (import (/. + file)) else [ ]
    else if isList module then concatMap (filesOf given) module
    else if isFunction module || module ? __functor then filesOf given (module given)
    else
      let
        whole = held module;
        config = held (whole.config or whole);
        home = held (config.home-manager or { });
        shared = map (file: "shared \${file}") (concatMap (filesOf given) (home.sharedModules or [ ]));
        ofUser = name: map (file: "\${name}: \${file}") (filesOf given (held home.users.\${name}));
      in
      filesOf given (whole.imports or [ ])
      ++ (if config ? mark then [ config.mark ] else [ ])
      ++ concatMap ofUser (attrNames (home.users or { }))
      ++ shared;
  unique = foldl' (all: one: if elem one all then all else all ++ [ one ]) [ ];
  shown = configuration:
    sort (a: b: a < b) (unique (filesOf (argumentsOf configuration) (configuration.arguments.modules or [ ])));
in
{
  inherit stubs;
  hostsOf = flake: named [ "nixosConfigurations" "darwinConfigurations" "homeConfigurations" ]
    (output: mapAttrs (_: shown) (flake.\${output} or { }));
}
`;
