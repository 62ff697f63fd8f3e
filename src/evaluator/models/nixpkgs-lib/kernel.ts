/** `lib.kernel`. */
export const kernel = /* nix */ `
{ lib, ... }:
let
  tristate = tristate: { inherit tristate; optional = false; };
in
{
  yes = tristate "y";
  no = tristate "n";
  module = tristate "m";
  unset = tristate null;
  freeform = freeform: { inherit freeform; optional = false; };
  option = answer: answer // { optional = true; };
  whenHelpers = version: {
    whenAtLeast = least: lib.mkIf (lib.versionAtLeast version least);
    whenOlder = bound: lib.mkIf (lib.versionOlder version bound);
    whenBetween = least: bound: lib.mkIf (lib.versionAtLeast version least && lib.versionOlder version bound);
  };
}
`;
