/** `lib.derivations`. */
export const derivations = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) listToAttrs map mapAttrs removeAttrs;
in
rec {
  inherit (builtins) addDrvOutputDependencies unsafeDiscardOutputDependency;
  lazyDerivation = { derivation, meta ? null, passthru ? { }, outputs ? [ "out" ] }@given:
    let
      checked =
        if (derivation.type or null) != "derivation" then throw "lazyDerivation: the input is no derivation"
        else if derivation.outputs != outputs then throw "lazyDerivation: the outputs are not the ones that were assumed"
        else derivation;
    in
    {
      type = "derivation";
      inherit (checked) drvPath name outPath outputName system;
      inherit outputs;
      meta = given.meta or checked.meta;
    }
    // listToAttrs (map (name: { inherit name; value = checked.\${name}; }) outputs)
    // passthru;
  optionalDrvAttr = condition: value: if condition then value else null;
  warnOnInstantiate = message: drv:
    let warned = removeAttrs drv [ "meta" "name" "outputName" "type" ];
    in drv // mapAttrs (_: lib.warn message) warned
      // (if builtins.isFunction (drv.overrideAttrs or null)
        then { overrideAttrs = change: warnOnInstantiate message (drv.overrideAttrs change); } else { });
}
`;
