/** `lib.flakes`. */
export const flakes = /* nix */ `
{ lib, ... }:
{
  inherit (builtins) flakeRefToString parseFlakeRef;
}
`;
