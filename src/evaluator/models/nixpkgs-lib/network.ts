/** `lib.network`. */
export const network = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) elemAt genList length map match;
  groups = 8;
  group = text:
    let number = lib.fromHexString text;
    in if number > 65535 then throw "0x\${text} is no group of an IPv6 address" else number;
  # The groups of an address; "::" stands for as many zeros as are missing.
  groupsOf = address:
    let
      pieces = lib.splitString ":" address;
      given = lib.remove "" pieces;
      zeros = genList (_: "0") (groups - length given);
      empty = length pieces - length given;
      atStart = lib.hasPrefix "::" address;
      atEnd = lib.hasSuffix "::" address;
      shortened = lib.hasInfix "::" address;
      expected = if atStart || atEnd then 2 else if shortened then 1 else 0;
      isWrong = empty != expected || (if shortened then length given >= groups else length given != groups);
    in
    if match "[0-9A-Fa-f:]+" address == null then throw "\${address} contains malformed characters for IPv6 address"
    else if address == "::" then zeros
    else if isWrong then throw "\${address} is not a valid IPv6 address"
    else if atStart then zeros ++ given
    else if atEnd then given ++ zeros
    else builtins.concatMap (piece: if piece == "" then zeros else [ piece ]) pieces;
  written = address: lib.concatMapStringsSep ":" (number: lib.toLower (lib.toHexString number)) (map group (groupsOf address));
  prefixOf = text:
    let bits = lib.toInt text;
    in if bits < 1 || bits > 128 then throw "an IPv6 subnet should be in range [1;128], got \${toString bits}" else bits;

  octet = "([0-9A-Fa-f]{2})";
  macPattern = builtins.concatStringsSep "[-:.]?" (genList (_: octet) 6);
in
{
  ipv6 = {
    fromString = text:
      let parts = lib.splitString "/" text;
      in if length parts == 1 then { address = written text; prefixLength = 128; }
        else if length parts == 2 then { address = written (elemAt parts 0); prefixLength = prefixOf (elemAt parts 1); }
        else throw "\${text} is not a valid IPv6 address in CIDR notation";
    mkEUI64Suffix = mac:
      let
        found = match macPattern mac;
        at = elemAt found;
        first = lib.toHexString (lib.bitXor 512 (lib.fromHexString (at 0 + at 1)));
      in if found == null then throw "\\"\${mac}\\" is not a valid MAC address (expected 6 octets of hex digits)"
        else lib.toLower "\${first}:\${at 2}ff:fe\${at 3}:\${at 4 + at 5}";
  };
}
`;
