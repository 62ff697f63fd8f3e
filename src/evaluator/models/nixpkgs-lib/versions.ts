/** `lib.versions`. */
export const versions = /* nix */ `
{ lib, ... }:
let
  part = index: version: builtins.elemAt (builtins.splitVersion version) index;
in
{
  inherit (builtins) compareVersions splitVersion;
  major = part 0;
  minor = part 1;
  patch = part 2;
  majorMinor = version: builtins.concatStringsSep "." (lib.take 2 (builtins.splitVersion version));
  # Only what stands before the first dash is numbered.
  pad = count: version:
    let
      number = builtins.head (lib.splitString "-" version);
      parts = builtins.splitVersion number ++ builtins.genList (_: "0") count;
    in builtins.concatStringsSep "." (lib.take count parts) + lib.removePrefix number version;
}
`;
