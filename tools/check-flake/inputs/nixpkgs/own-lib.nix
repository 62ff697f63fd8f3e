# As much of nixpkgs' library as flakelint's own flake asks for, where the library itself cannot be had.
let
  inherit (builtins)
    elemAt
    genList
    length
    stringLength
    substring
    ;
in
rec {
  inherit (builtins)
    attrNames
    concatStringsSep
    elem
    filter
    head
    mapAttrs
    ;

  genAttrs = names: make: builtins.listToAttrs (map (name: { inherit name; value = make name; }) names);
  filterAttrs = keep: set: removeAttrs set (filter (name: !keep name set.${name}) (attrNames set));
  init = list: genList (elemAt list) (length list - 1);
  optionals = condition: list: if condition then list else [ ];
  optionalAttrs = condition: set: if condition then set else { };
  optionalString = condition: string: if condition then string else "";
  removePrefix =
    prefix: string:
    let
      size = stringLength prefix;
    in
    if substring 0 size string == prefix then substring size (-1) string else string;
  splitString = by: string: filter builtins.isString (builtins.split (builtins.replaceStrings [ "." ] [ "\\." ] by) string);
  escapeShellArg = argument: "'${builtins.replaceStrings [ "'" ] [ "'\\''" ] (toString argument)}'";
  escapeShellArgs = arguments: concatStringsSep " " (map escapeShellArg arguments);
  importJSON = file: builtins.fromJSON (builtins.readFile file);
  cleanSourceWith = { src, filter, name }: builtins.path { inherit filter name; path = src; };
  getExe = package: "${package}/bin/${package.meta.mainProgram}";
  licenses.mit.spdxId = "MIT";
  platforms.unix = [ ];
  types = genAttrs [ "str" "bool" "path" "package" "int" ] (name: { inherit name; }) // {
    nullOr = _: { };
    enum = _: { };
    listOf = _: { };
  };
  mkOption = option: option // { _type = "option"; };
}
