/** `lib.generators`: texts of other formats. */
export const generators = /* nix */ `
{ lib, ... }:
let
  inherit (builtins)
    concatStringsSep elem filter head isAttrs isBool isFloat isInt isList isPath isString length mapAttrs match
    replaceStrings split tail toJSON;
  inherit (lib) functionArgs isDerivation isFunction;
  eachOf = f: set: lib.mapAttrsToList f set;

  plainValue = value:
    let refuse = what: abort "generators.mkValueStringDefault: \${what} not supported: \${pretty { } "" value}";
    in if isString value then value
      else if isInt value || isDerivation value then toString value
      else if isBool value then (if value then "true" else "false")
      else if value == null then "null"
      else if isFloat value then toString value
      else if isList value then refuse "lists"
      else if isAttrs value then refuse "attrsets"
      else if isFunction value then refuse "functions"
      else abort "generators.mkValueStringDefault: this value is not supported: \${toString value}";
  keyValue = shown: separator: key: value: "\${lib.escape [ separator ] key}\${separator}\${shown value}";
  defaultKeyValue = keyValue plainValue "=";
  defaultSectionName = lib.escape [ "[" "]" ];

  keyValues = { mkKeyValue ? defaultKeyValue, listsAsDuplicateKeys ? false, indent ? "" }: set:
    let
      line = key: value: indent + mkKeyValue key value + "\\n";
      lines = key: value: lib.concatMapStrings (line key) (if listsAsDuplicateKeys && isList value then value else [ value ]);
    in concatStringsSep "" (eachOf lines set);
  ini = { mkSectionName ? defaultSectionName, mkKeyValue ? defaultKeyValue, listsAsDuplicateKeys ? false }: sections:
    let section = name: values: "[\${mkSectionName name}]\\n" + keyValues { inherit listsAsDuplicateKeys mkKeyValue; } values;
    in concatStringsSep "\\n" (eachOf section sections);

  # Sections below sections are one section with a dotted name; 'path' is the way to a value, the last step first.
  gitSections = path: value:
    let name = concatStringsSep "." (lib.reverseList (tail path));
    in if isAttrs value && !isDerivation value then
        builtins.concatMap (key: gitSections ([ key ] ++ path) value.\${key}) (builtins.attrNames value)
      else if length path > 1 then [ { \${name}.\${head path} = value; } ]
      else [ { \${head path} = value; } ];
  gitFlat = set:
    let
      isSection = value: isAttrs value && !isDerivation value;
      nested = lib.filterAttrs (_: value: isAttrs value && builtins.any isSection (builtins.attrValues value)) set;
    in removeAttrs set (builtins.attrNames nested) // lib.foldl lib.recursiveUpdate { } (gitSections [ ] nested);
  gitName = name:
    let steps = lib.splitString "." name;
    in if lib.hasInfix "\\"" name || length steps == 1 then name
      else "\${head steps} \\"\${concatStringsSep "." (tail steps)}\\"";
  gitText = replaceStrings [ "\\\\" "\\"" "\\n" "\\t" ] [ "\\\\\\\\" "\\\\\\"" "\\\\n" "\\\\t" ];
  gitKeyValue = key: value:
    let
      shown = value: plainValue (if isString value then "\\"\${gitText value}\\"" else value);
      line = value: "\\t" + keyValue shown " = " key value;
    in if isList value then lib.concatMapStringsSep "\\n" line value else line value;

  prettyText = multiline: open: close: text:
    let
      lines = filter isString (split "\\n" text);
      long = map (replaceStrings [ "\\\${" "''" ] [ "''\\\${" "'''" ]) lines;
      end = lib.last long;
    in if multiline && length lines > 1
      then "''" + open + concatStringsSep open (lib.init long) + (if end == "" then close else open + end) + "''"
      else "\\"" + lib.concatMapStringsSep "\\\\n" (lib.escape [ "\\\\" "\\"" "\\\${" ]) lines + "\\"";
  prettyFunction = f:
    let formal = name: optional: if optional then "\${name}?" else name; formals = functionArgs f;
    in if formals == { } then "<function>"
      else "<function, args: {\${concatStringsSep ", " (eachOf formal formals)}}>";
  pretty = { allowPrettyValues ? false, multiline ? true, indent ? "" }@options: outer: value:
    let
      open = if multiline then "\\n\${outer}  " else " ";
      close = if multiline then "\\n\${outer}" else " ";
      inner = pretty options (outer + "  ");
      attribute = name: value: "\${lib.strings.escapeNixIdentifier name} = \${inner value};";
    in
    if isInt value then toString value
    else if isFloat value then toJSON value
    else if isString value then prettyText multiline open close value
    else if isBool value then (if value then "true" else "false")
    else if value == null then "null"
    else if isPath value then toString value
    else if isList value then
      if value == [ ] then "[ ]" else "[" + open + lib.concatMapStringsSep open inner value + close + "]"
    else if isFunction value then prettyFunction value
    else if allowPrettyValues && value ? __pretty && value ? val then value.__pretty value.val
    else if value == { } then "{ }"
    else if value ? type && value.type == "derivation" then "<derivation \${value.name or "???"}>"
    else "{" + open + concatStringsSep open (eachOf attribute value) + close + "}";

  plist = clean: indent: value:
    let
      below = "\\t\${indent}";
      tag = name: text: "\${indent}<\${name}>\${text}</\${name}>";
      lines = concatStringsSep "\\n";
      entry = name: value:
        if name == "_module" || value == null then [ ] else [ "\${below}<key>\${clean name}</key>" (plist clean below value) ];
    in
    if value == null then ""
    else if isBool value then "\${indent}<\${if value then "true" else "false"}/>"
    else if isInt value then tag "integer" (toString value)
    else if isFloat value then tag "real" (toString value)
    else if isString value then tag "string" (clean value)
    else if isPath value then tag "string" (clean (toString value))
    else if isList value then lines [ "\${indent}<array>" (lines (map (plist clean below) value)) "\${indent}</array>" ]
    else if isAttrs value then
      lines [ "\${indent}<dict>" (lines (builtins.concatLists (eachOf entry value))) "\${indent}</dict>" ]
    else abort "generators.toPlist: a function is no property";

  lua = { multiline ? true, indent ? "", asBindings ? false }@options: value:
    let
      below = "\${indent}  ";
      open = if multiline then "\\n\${below}" else " ";
      close = if multiline then "\\n\${indent}" else " ";
      inner = lua (options // { indent = if asBindings then indent else below; asBindings = false; });
      table = entries: if entries == [ ] then "{}" else "{\${open}\${concatStringsSep ",\${open}" entries}\${close}}";
      isName = name: match "[[:alpha:]_][[:alnum:]_]*([.][[:alpha:]_][[:alnum:]_]*)*" name != null;
      wrong = filter (name: !isName name) (builtins.attrNames value);
    in
    if asBindings then
      if wrong != [ ] then throw "Bad Lua var names: \${pretty { } "" wrong}"
      else concatStringsSep "" (eachOf (name: value: "\${indent}\${name} = \${inner value}\\n") value)
    else if value == null then "nil"
    else if isInt value || isFloat value || isString value || isBool value then toJSON value
    else if isPath value || isDerivation value then toJSON "\${value}"
    else if isList value then table (map inner value)
    else if !isAttrs value then abort "generators.toLua: a function is no value of Lua"
    else if (value._type or null) == "lua-inline" then "(\${value.expr})"
    else table (eachOf (name: value: "[\${toJSON name}] = \${inner value}") value);

  dhall = value:
    if isAttrs value then "{ \${concatStringsSep ", " (eachOf (name: value: "\${name} = \${dhall value}") value)} }"
    else if isList value then "[ \${lib.concatMapStringsSep ", " dhall value} ]"
    else if isInt value then (if value < 0 then "" else "+") + toString value
    else if isBool value then (if value then "True" else "False")
    else if value == null || isFunction value then abort "generators.toDhall: there is no such value in Dhall"
    else toJSON value;

  limited = most: throws: depth: value:
    let
      inner = value: limited most throws (depth + 1) (beyond (depth + 1) value);
      beyond = depth: value:
        if most == null || depth <= most then value
        else if throws then throw "generators.withRecursion: deeper than \${toString most}" else "<unevaluated>";
      kept = [ "__functor" "__functionArgs" "__toString" "__pretty" ];
    in if isAttrs value then mapAttrs (name: if elem name kept then (value: value) else inner) value
      else if isList value then map inner value
      else beyond (depth + 1) value;
in
{
  mkValueStringDefault = { }: plainValue;
  mkKeyValueDefault = { mkValueString ? plainValue }: keyValue mkValueString;
  toKeyValue = keyValues;
  toINI = ini;
  toINIWithGlobalSection =
    { mkSectionName ? defaultSectionName, mkKeyValue ? defaultKeyValue, listsAsDuplicateKeys ? false }:
    { globalSection, sections ? { } }:
    (if globalSection == { } then "" else keyValues { inherit listsAsDuplicateKeys mkKeyValue; } globalSection + "\\n")
    + ini { inherit listsAsDuplicateKeys mkKeyValue mkSectionName; } sections;
  toGitINI = set: ini { mkKeyValue = gitKeyValue; mkSectionName = gitName; } (gitFlat set);
  mkDconfKeyValue = keyValue (value: toString (lib.gvariant.mkValue value)) "=";
  toDconfINI = ini { mkKeyValue = keyValue (value: toString (lib.gvariant.mkValue value)) "="; };
  withRecursion = { depthLimit, throwOnDepthLimit ? true }:
    assert isInt depthLimit;
    limited depthLimit throwOnDepthLimit 0;
  toPretty = { allowPrettyValues ? false, multiline ? true, indent ? "" }@options: pretty options indent;
  toPlist = { escape ? false }: value:
    concatStringsSep "\\n" [
      "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>"
      "<!DOCTYPE plist PUBLIC \\"-//Apple Computer//DTD PLIST 1.0//EN\\" \\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\\">"
      "<plist version=\\"1.0\\">"
      (plist (if escape then lib.strings.escapeXML else (text: text)) "" value)
      "</plist>"
    ];
  toLua = lua;
  mkLuaInline = expr: { _type = "lua-inline"; inherit expr; };
  toDhall = { }: dhall;
  toJSON = { }: toJSON;
  toYAML = { }: toJSON;
}
`;
