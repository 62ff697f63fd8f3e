/** `lib.modules`: values with conditions and priorities. */
export const modules = /* nix */ `
{ lib, ... }:
rec {
  mkIf = condition: content: { _type = "if"; inherit condition content; };
  mkMerge = contents: { _type = "merge"; inherit contents; };
  mkOverride = priority: content: { _type = "override"; inherit priority content; };
  mkOptionDefault = mkOverride 1500;
  mkDefault = mkOverride 1000;
  mkImageMediaOverride = mkOverride 60;
  mkForce = mkOverride 50;
  mkVMOverride = mkOverride 10;
  mkOrder = priority: content: { _type = "order"; inherit priority content; };
  mkBefore = mkOrder 500;
  mkAfter = mkOrder 1500;
  mkAssert = condition: message: content: mkIf (condition || throw message) content;
  setDefaultModuleLocation = file: module: { _file = file; imports = [ module ]; };
  inherit (lib) importJSON importTOML;
}
`;
