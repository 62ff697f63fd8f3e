/** `lib.sourceTypes`. */
export const sourceTypes = /* nix */ `
{ lib, ... }:
let
  kind = isSource: shortName: { inherit isSource shortName; };
in
lib.genAttrs [ "binaryBytecode" "binaryFirmware" "binaryNativeCode" "obfuscatedCode" ] (kind false)
// { fromSource = kind true "fromSource"; }
`;
