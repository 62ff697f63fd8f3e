/** `mkFlake` of flake-utils-plus: hosts and channels as data; in Nix, in our own words. */
export const makeFlakeText = /* nix */ `
{ lib, isCertain, optionsModule, overlay, mergeAny, patchChannel, defaultSystems, eachSystem }:
{ self
, inputs
, supportedSystems ? defaultSystems
, channels ? { }
, channelsConfig ? { }
, sharedOverlays ? [ ]
, hosts ? { }
, hostDefaults ? { system = "x86_64-linux"; modules = [ ]; extraArgs = { }; }
, outputsBuilder ? _: { }
, ...
}@arguments:
let
  inherit (builtins) attrNames attrValues elem filter foldl' head isString mapAttrs removeAttrs split tail;
  inherit (lib) concatStringsSep filterAttrs genAttrs mapAttrs' optionalAttrs optionals reverseList;

  written = removeAttrs arguments [
    "channels" "channelsConfig" "hostDefaults" "hosts" "inputs" "nixosProfiles" "outputsBuilder" "self"
    "sharedOverlays" "supportedSystems"
  ];

  # What has the package nix is nixpkgs.
  isNixpkgs = input: input ? legacyPackages.x86_64-linux.nix;
  certainly = filterAttrs (_: input: isCertain (isNixpkgs input)) inputs;
  allChannels = mergeAny (mapAttrs (_: input: { inherit input; }) certainly) channels;
  # A host may well name an input of which nobody knows whether it is nixpkgs.
  isDoubtful = name: !(isCertain (!(isNixpkgs inputs.\${name})));
  channel = name: allChannels.\${name} or (if isDoubtful name then { input = inputs.\${name}; } else allChannels.\${name});
  channelOn = system: name: channel:
    import (patchChannel system channel.input (channel.patches or [ ])) {
      inherit system;
      overlays =
        [ (final: prev: { __dontExport = true; srcs = filterAttrs (_: input: !(input ? outputs)) inputs; }) ]
        ++ sharedOverlays
        ++ optionals (channel ? overlaysBuilder) (channel.overlaysBuilder packages.\${system})
        ++ [ overlay ];
      config = channelsConfig // (channel.config or { });
    } // { inherit name; inherit (channel) input; };
  packages = genAttrs supportedSystems (system: mapAttrs (channelOn system) allChannels);

  outputsFor = system:
    let
      pkgs = packages.\${system};
      built = outputsBuilder pkgs;
      # What is written out for a system goes before what is built for it.
      output = all: name: all // mergeAny
        (optionalAttrs (written ? \${name}.\${system}) { \${name} = written.\${name}.\${system}; })
        { \${name} = built.\${name}; };
    in
    { inherit pkgs; } // foldl' output { } (attrNames built);

  # Where the channels are only made for other systems there is none of that name.
  onSupported = system: value:
    if isCertain (!(elem system supportedSystems)) then packages.\${system} else value;
  host =
    { channelName ? "nixpkgs"
    , system ? "x86_64-linux"
    , output ? "nixosConfigurations"
    , builder ? (onSupported system (channel channelName).input).lib.nixosSystem
    , modules ? [ ]
    , extraArgs ? { }
    , specialArgs ? { }
    }:
    { inherit channelName system output builder modules extraArgs specialArgs; };

  configuration = name: given:
    let
      # Not by way of 'mergeAny', which cannot tell what an input's function is.
      chosen = hostDefaults // given;
      own = host (mergeAny (removeAttrs hostDefaults [ "builder" ]) (removeAttrs given [ "builder" ])
        // optionalAttrs (chosen ? builder) { inherit (chosen) builder; });
      isDarwin = own.output == "darwinConfigurations";
      isNixos = own.output == "nixosConfigurations";
      pkgs = packages.\${own.system}.\${own.channelName}
        or (onSupported own.system (channelOn own.system own.channelName (channel own.channelName)));
      labels = reverseList (filter isString (split "\\\\." name));
      paths = mapAttrs' (name: { input, ... }: {
        name = "\${name}ModulesPath";
        value = toString (input + "/nixos/modules");
      }) (onSupported own.system allChannels);
      machine = { options, ... }: {
        _type = "merge";
        contents = [
          (optionalAttrs (options ? networking.hostName) { networking.hostName = head labels; })
          (optionalAttrs (options ? networking.domain) {
            networking.domain =
              if tail labels == [ ] then lib.mkDefault null else concatStringsSep "." (tail labels);
          })
          (optionalAttrs (options ? system.configurationRevision) {
            system.configurationRevision = lib.mkIf (self ? rev) self.rev;
          })
          { _module.args = optionalAttrs (!isDarwin) { inherit inputs; } // own.extraArgs; }
        ];
      };
    in
    {
      \${own.output}.\${name} = own.builder ({
        inherit (own) system;
        modules = [ machine ] ++ own.modules ++ [ optionsModule ];
        specialArgs =
          optionalAttrs isNixos (paths // { modulesPath = toString (pkgs.path + "/nixos/modules"); })
          // own.specialArgs // { channel = pkgs; };
      }
      // optionalAttrs isDarwin { inherit inputs pkgs; }
      // optionalAttrs isNixos {
        inherit (pkgs) lib;
        baseModules = import (pkgs.path + "/nixos/modules/module-list.nix");
      });
    };
  configurations = foldl' mergeAny { } (attrValues (mapAttrs configuration hosts));
in
mergeAny written (eachSystem supportedSystems outputsFor // configurations)
`;
