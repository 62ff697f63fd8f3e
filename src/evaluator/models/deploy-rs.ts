import type { Evaluator } from "../evaluator.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** deploy-rs: profiles are packages around a configuration, which stays within reach of the profile as `base`; in Nix. */
const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  libraryOf = rest:
    let
      package = name: rest.profile // { type = "derivation"; inherit name; };
      # What is activated is a package, the configuration itself only for its options.
      profile = base: package: rest.profile // {
        type = "derivation";
        name = "activatable-\${package.name}";
        inherit base;
      };
      custom = { __functor = _: base: _: profile base base; };
      system = base: profile base base.config.system.build.toplevel;
    in
    rest // {
      setActivate = custom;
      activate = {
        inherit custom;
        nixos = system;
        darwin = system;
        home-manager = base: profile base base.activationPackage;
        noop = base: profile base base;
      };
      deployChecks = deploy: {
        deploy-schema = package "jsonschema-deploy-system";
        deploy-activate = package "deploy-rs-check-activate";
      };
    };
  overlay = _: _: {
    deploy-rs = { inherit (rest.packages) deploy-rs; lib = libraryOf rest.lib.packages; };
  };
in
rest // {
  inherit overlay;
  overlays = rest.overlays // { default = overlay; };
  lib = rest.lib // lib.genAttrs
    [ "aarch64-darwin" "aarch64-linux" "x86_64-darwin" "x86_64-linux" ]
    (system: libraryOf rest.lib.\${system});
}
`;

/** The input deploy-rs: its library and its overlay. */
export function deployRsModel(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown("deploy-rs is not part of the repository", { origin }));
  return modelledLibrary(evaluator, "deploy-rs", libraryText, { rest });
}
