import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { flakeUtilsLib } from "./flake-utils.ts";
import { modelledLibrary } from "./library.ts";

/** flake-utils-plus: hosts as data; in Nix, in our own words. `base` is the lib of flake-utils, which it re-exports. */
const libraryText = /* nix */ `
{ lib, base, rest }:
let
  inherit (builtins)
    attrValues baseNameOf foldl' isAttrs isList isPath listToAttrs map mapAttrs removeAttrs;

  # One level deep: sets are joined, lists concatenated, of anything else the new one stays.
  joined = old: new:
    if isAttrs new then (if old == null then new else old // new)
    else if isList new && old != null then old ++ new
    else new;
  mergeAny = left: right: left // mapAttrs (name: joined (left.\${name} or null)) right;

  mkFlake = { self, inputs, channels ? { }, hosts ? { }, hostDefaults ? { }, ... }@arguments:
    let
      outputs = removeAttrs arguments [
        "channels" "channelsConfig" "hostDefaults" "hosts" "inputs" "nixosProfiles" "outputsBuilder" "self"
        "sharedOverlays" "supportedSystems"
      ];
      configuration = name: given:
        let
          host = mergeAny hostDefaults given;
          channel = host.channelName or "nixpkgs";
          # Not by way of 'joined', which cannot tell what an input's function is.
          builder = given.builder or hostDefaults.builder or (channels.\${channel}.input or inputs.\${channel}).lib.nixosSystem;
        in
        {
          \${host.output or "nixosConfigurations"}.\${name} = builder {
            system = host.system or "x86_64-linux";
            modules = [ { _module.args = { inherit inputs; } // (host.extraArgs or { }); } ] ++ (host.modules or [ ]);
            specialArgs = host.specialArgs or { };
          };
        };
      none = { nixosConfigurations = { }; darwinConfigurations = { }; homeConfigurations = { }; };
      configurations = foldl' mergeAny none (attrValues (mapAttrs configuration hosts));
    in
    rest.outputs // mergeAny outputs configurations;

  # Paths and modules by the name of their file.
  exportModules = modules: listToAttrs (map
    (module:
      let file = baseNameOf (if isPath module then module else module._file);
      in { name = lib.removeSuffix ".nix" file; value = if isPath module then import module else module; })
    modules);
in
base // { inherit exportModules mergeAny mkFlake; }
`;

/** The input flake-utils-plus: its `lib.mkFlake` and what goes with it, over the model of flake-utils. */
export function flakeUtilsPlusModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("flake-utils-plus is not part of the repository", { origin }));
  const base = flakeUtilsLib(evaluator, `${origin}.lib`);
  const lib = modelledLibrary(evaluator, "flake-utils-plus.lib", libraryText, { base, rest });
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), rest.open);
}
