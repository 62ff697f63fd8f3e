/** `lib.options`. */
export const options = /* nix */ `
{ lib, native, ... }:
let
  inherit (builtins) all concatLists concatStringsSep filter foldl' head isAttrs isBool isFunction isInt isList isString length match;
  merge = native.moduleSystem lib;
in
rec {
  isOption = value: value._type or null == "option";
  mkOption =
    { default ? null, defaultText ? null, example ? null, description ? null, relatedPackages ? null, type ? null
    , apply ? null, internal ? null, visible ? null, readOnly ? null }@given: given // { _type = "option"; };
  mkEnableOption = name: mkOption {
    default = false;
    example = true;
    description = "Whether to enable \${name}.";
    type = lib.types.bool;
  };
  mkPackageOption = pkgs: name:
    { nullable ? false, default ? name, example ? null, extraDescription ? "", pkgsText ? "pkgs" }:
    let
      shown = path: lib.showAttrPath (lib.toList path);
      named = if isList name then lib.last name else name;
    in
    mkOption (
      {
        description = "The \${named} package to use." + (if extraDescription == "" then "" else " " + extraDescription);
        type = (if nullable then lib.types.nullOr else lib.id) lib.types.package;
      }
      // (if default != null then {
        default = lib.attrByPath (lib.toList default) (throw "\${shown default} cannot be found in \${pkgsText}") pkgs;
        defaultText = literalExpression "\${pkgsText}.\${shown default}";
      } else lib.optionalAttrs nullable { default = null; })
      // lib.optionalAttrs (example != null) {
        example = literalExpression (if isList example then "\${pkgsText}.\${shown example}" else example);
      });
  mkSinkUndeclaredOptions = given: mkOption ({
    internal = true;
    visible = false;
    default = false;
    description = "Sink for option definitions.";
    type = lib.types.mkOptionType { name = "sink"; merge = _: _: false; };
    apply = _: throw "Option value is not readable because the option is not declared.";
  } // given);

  getValues = map (definition: definition.value);
  getFiles = map (definition: definition.file);
  mergeDefaultOption = location: definitions:
    let values = getValues definitions;
    in
    if length values == 1 then head values
    else if all lib.isFunction values then x: mergeDefaultOption location (map (f: { file = "<unknown-file>"; value = f x; }) values)
    else if all isList values then concatLists values
    else if all isAttrs values then foldl' (a: b: a // b) { } values
    else if all isBool values then foldl' (a: b: a || b) false values
    else if all isString values then concatStringsSep "" values
    else if all isInt values && all (value: value == head values) values then head values
    else throw "Cannot merge definitions of \${showOption location}";
  mergeOneOption = merge.one;
  mergeUniqueOption = { message, merge ? (_: definitions: (head definitions).value) }: location: definitions:
    if length definitions == 1 then merge location definitions
    else throw "The option \${showOption location} is defined multiple times while it's expected to be unique.\\n\${message}";
  mergeEqualOption = merge.equal;

  showOption = path:
    let show = part: if part == "*" || match "<(.*)>" part != null then part else lib.strings.escapeNixIdentifier part;
    in concatStringsSep "." (map show path);
  showFiles = files: concatStringsSep " and " (map (file: "\`\${file}'") files);
  unknownModule = "<unknown-file>";
  literalExpression = text: if isString text then { _type = "literalExpression"; inherit text; } else throw "literalExpression expects a string.";
  literalMD = text: if isString text then { _type = "literalMD"; inherit text; } else throw "literalMD expects a string.";
  literalCode = language: text: literalMD "\`\`\`\${language}\\n\${text}\\n\`\`\`\\n";
  scrubOptionValue = value:
    if lib.isDerivation value then { type = "derivation"; drvPath = value.name; outPath = value.name; inherit (value) name; }
    else if isList value then map scrubOptionValue value
    else if isAttrs value then builtins.mapAttrs (_: scrubOptionValue) (removeAttrs value [ "_args" ])
    else value;
}
`;
