import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** flake-aspects: modules by aspect, turned to modules by class; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) attrNames concatMap elem filter isFunction map removeAttrs;
  inherit (lib) mkOption types;

  option = type: default: mkOption { inherit type default; };
  ownNames = [ "name" "description" "meta" "includes" "provides" "_" "__functor" "_module" ];

  # A set with a module for each class, aspects it includes, and aspects it provides to others.
  aspect = types.submodule ({ name, config, ... }: {
    freeformType = types.lazyAttrsOf types.deferredModule;
    imports = [ (lib.mkAliasOptionModule [ "_" ] [ "provides" ]) ];
    options = {
      name = option types.str name;
      description = option types.str name;
      meta = option types.anything { };
      includes = option (types.listOf types.raw) [ ];
      provides = option (types.lazyAttrsOf types.raw) { };
      __functor = option types.raw (aspect: _: aspect);
    };
  });
  classesOf = aspect: filter (name: !(elem name ownNames)) (attrNames aspect);

  resolve = class: chain: provider:
    let provided = if isFunction provider || provider ? __functor then provider { inherit class; aspect-chain = chain; } else provider;
    in {
      imports = [ (provided.\${class} or { }) ] ++ map (resolve class (chain ++ [ provided ])) (provided.includes or [ ]);
    };
  # modules.<class>.<aspect>
  transposed = aspects:
    let
      classes = lib.unique (concatMap (name: classesOf aspects.\${name}) (attrNames aspects));
      having = class: filter (name: aspects.\${name} ? \${class}) (attrNames aspects);
    in
    lib.genAttrs classes (class: lib.genAttrs (having class) (name: resolve class [ ] aspects.\${name}));

  module = { config, lib, ... }: {
    options.flake.aspects = option (types.submodule ({ config, ... }: {
      freeformType = types.lazyAttrsOf aspect;
      _module.args.aspects = config;
    })) { };
    config.flake.modules = transposed (removeAttrs config.flake.aspects [ "_module" ]);
  };
in
rest // { flakeModule = module; flakeModules = rest.flakeModules // { default = module; }; }
`;

/** The input flake-aspects: its module for flake-parts. */
export function flakeAspectsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("flake-aspects is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "flake-aspects", libraryText, { rest });
}
