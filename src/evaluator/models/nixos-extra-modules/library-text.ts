/**
 * What nixos-extra-modules adds to nixpkgs' `lib`, but for its arithmetic of network addresses; in Nix, in our own words.
 */
export const libraryText = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) all filter foldl' isAttrs mapAttrs stringLength substring;
  inherit (lib) genAttrs genList mkMerge mkOptionType recursiveUpdate showOption types unique;

  countOccurrences = foldl' (counts: text: counts // { \${text} = counts.\${text} or 0 + 1; }) { };
  characters = text: genList (index: substring index 1 text) (stringLength text);
  digits = {
    "0" = 0; "1" = 1; "2" = 2; "3" = 3; "4" = 4; "5" = 5; "6" = 6; "7" = 7; "8" = 8; "9" = 9;
    a = 10; b = 11; c = 12; d = 13; e = 14; f = 15; A = 10; B = 11; C = 12; D = 13; E = 14; F = 15;
  };

  # The original shifts 4 by the number, and not the number by 4.
  shifted = count:
    if count < 0 then throw "a shift by less than nothing"
    else if count > 61 then 0
    else if count == 61 then (-9223372036854775807) - 1
    else foldl' (number: _: number * 2) 4 (genList (index: index) count);

  isLazyValue = value: isAttrs value && value ? _lazyValue;
  lazyValueOf = type: mkOptionType rec {
    name = "lazyValueOf \${type.name}";
    inherit (type) description descriptionClass emptyValue getSubOptions getSubModules;
    check = isLazyValue;
    merge = loc: definitions:
      if all (definition: type.check definition._lazyValue) definitions then types.mergeOneOption loc definitions
      else throw "the lazy value of the option '\${showOption loc}' has another type";
    substSubModules = modules: types.uniq (type.substSubModules modules);
    functor = types.defaultFunctor name // { wrapped = type; };
    nestedTypes.elemType = type;
  };

  luks = name: pool: {
    type = "luks";
    name = "\${pool}_\${name}";
    settings.allowDiscards = true;
    content = { type = "zfs"; inherit pool; };
  };
  efi = size: {
    inherit size;
    priority = 1000;
    type = "ef00";
    content = { type = "filesystem"; format = "vfat"; mountpoint = "/boot"; };
  };
  unmountable.type = "zfs_fs";
  filesystem = mountpoint: {
    type = "zfs_fs";
    inherit mountpoint;
    options = { canmount = "noauto"; inherit mountpoint; };
  };
in
lib // {
  inherit countOccurrences;
  inherit (rest.lib) arithmetic bit implementations net parsers typechecks;
  concatAttrs = foldl' (sets: set: sets // set) { };
  duplicates = texts: let counts = countOccurrences texts; in unique (filter (text: counts.\${text} > 1) texts);
  hexToDec = text: foldl' (number: digit: shifted number + digits.\${digit}) 0 (characters text);
  isAbsolutePath = path: substring 0 1 path == "/";
  mergeToplevelConfigs = names: sets: genAttrs names (name: mkMerge (map (set: set.\${name} or { }) sets));
  types = types // {
    inherit isLazyValue lazyValueOf;
    inherit (rest.lib.types) net;
    lazyValue = value: { _lazyValue = value; };
    lazyOf = type: types.coercedTo (lazyValueOf type) (value: value._lazyValue) type;
  };
  disko = {
    content.luksZfs = luks;
    gpt = {
      partGrub = { type = "ef02"; size = "1M"; priority = 1; };
      partEfi = efi;
      partBoot = size: efi size // { hybrid.mbrBootableFlag = true; };
      partSwap = size: {
        inherit size;
        priority = 2000;
        content = { type = "swap"; randomEncryption = true; };
      };
      partLuksZfs = name: pool: size: { inherit size; content = luks name pool; };
    };
    zfs = {
      inherit filesystem unmountable;
      mkZpool = recursiveUpdate {
        type = "zpool";
        options.ashift = "12";
        rootFsOptions = {
          acltype = "posix";
          atime = "off";
          canmount = "off";
          compression = "zstd";
          devices = "off";
          dnodesize = "auto";
          mountpoint = "none";
          xattr = "sa";
        };
      };
      impermanenceZfsDatasets = {
        local = unmountable;
        "local/root" = filesystem "/" // { postCreateHook = "zfs snapshot rpool/local/root@blank"; };
        "local/nix" = filesystem "/nix";
        "local/state" = filesystem "/state";
        safe = unmountable;
        "safe/persist" = filesystem "/persist";
      };
    };
  };
}
`;
