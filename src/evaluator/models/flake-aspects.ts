import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** flake-aspects: modules by aspect, turned to modules by class; in Nix, in our own words. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) any attrNames filter functionArgs isFunction map mapAttrs removeAttrs;
  inherit (lib) mkOption types;

  option = type: default: mkOption { inherit type default; };
  computed = apply: mkOption { type = types.raw; default = null; readOnly = true; inherit apply; };
  isModuleFunction = f: any (name: functionArgs f ? \${name}) [ "aspect" "config" "lib" "options" ];

  # A set with a module for each class, aspects it includes, and aspects it provides to others.
  aspect = types.submodule ({ name, config, ... }: {
    freeformType = types.lazyAttrsOf types.deferredModule;
    imports = [ (lib.mkAliasOptionModule [ "_" ] [ "provides" ]) ];
    config._module.args.aspect = config;
    options = {
      name = option types.str name;
      description = option types.str "Aspect \${name}";
      includes = option (types.listOf provider) [ ];
      provides = option (types.submodule ({ config, ... }: {
        freeformType = types.lazyAttrsOf provider;
        config._module.args.aspects = config;
      })) { };
      __functor = option types.raw (aspect: _: aspect);
      resolve = computed (_: { class, aspect-chain ? [ ] }: resolve class aspect-chain config);
      modules = computed (_: mapAttrs (class: _: config.resolve { inherit class; }) config);
    };
  });
  # An aspect, or a function of the class and of those that include it that gives one.
  provider = types.either (types.addCheck types.raw lib.isFunction) aspect;
  isPlainFunction = f: isFunction f && !(isModuleFunction f);
  named = types.coercedTo
    (types.addCheck types.raw isPlainFunction) (f: lib.setFunctionArgs f (functionArgs f))
    (types.either (types.addCheck types.raw (value: value ? __functionArgs)) aspect);

  resolve = class: chain: provider:
    let provided = if lib.isFunction provider then provider { inherit class; aspect-chain = chain; } else provider;
    in {
      imports = lib.flatten [
        (provided.\${class} or { })
        (map (resolve class (chain ++ [ provided ])) (provided.includes or [ ]))
      ];
    };
  # modules.<class>.<aspect>, where all that an aspect has counts as a class.
  transposed = aspects:
    let
      classes = lib.unique (lib.concatMap (name: attrNames aspects.\${name}) (attrNames aspects));
      having = class: filter (name: aspects.\${name} ? \${class}) (attrNames aspects);
    in
    lib.genAttrs classes (class: lib.genAttrs (having class) (name: aspects.\${name}.resolve { inherit class; }));

  module = { config, lib, ... }: {
    options.flake.aspects = option (types.submodule ({ config, ... }: {
      freeformType = types.lazyAttrsOf named;
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
