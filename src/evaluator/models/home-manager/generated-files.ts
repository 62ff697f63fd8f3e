/** The generators of `lib.hm` for files of Hyprland, KDL and scfg. */
export const generatedFiles = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) all any attrNames concatMap concatStringsSep elem filter isAttrs isList map removeAttrs replaceStrings typeOf;

  lines = concatStringsSep "\\n";
  # Texts may have several lines.
  indented = texts: lines (map (line: "\\t\${line}") (lib.splitString "\\n" (lines texts)));
  block = texts: "{\\n\${indented texts}\\n}";

  toHyprconf = { attrs, indentLevel ? 0, importantPrefixes ? [ "$" ] }:
    let
      fieldsAt = indent: lib.generators.toKeyValue { inherit indent; listsAsDuplicateKeys = true; };
      isFirst = name: any (prefix: lib.hasPrefix prefix name) importantPrefixes;
      isNested = value: isAttrs value || isList value;
      section = indent: name: value:
        if isAttrs value then "\${indent}\${name} {\\n\${written "  \${indent}" value}\${indent}}\\n"
        else if isList value then
          lib.concatMapStringsSep (if all isAttrs value then "\\n" else "") (section indent name) value
        else written indent { \${name} = value; };
      written = indent: settings:
        let
          pick = test: lib.filterAttrs test settings;
          sections = pick (name: value: isNested value && !isFirst name);
        in
        fieldsAt indent (pick (name: _: isFirst name))
        + lines (lib.mapAttrsToList (section indent) sections)
        + fieldsAt indent (pick (name: value: !isNested value && !isFirst name));
    in
    written (lib.concatStrings (lib.replicate indentLevel "  ")) attrs;

  toKDL = { escapeBackslashes ? false, escapeTabs ? false }:
    let
      escapes = [ [ "\\n" "\\\\n" ] [ "\\"" "\\\\\\"" ] ]
        ++ lib.optional escapeBackslashes [ "\\\\" "\\\\\\\\" ]
        ++ lib.optional escapeTabs [ "\\t" "\\\\t" ];
      quoted = text: "\\"\${replaceStrings (map builtins.head escapes) (map lib.last escapes) text}\\"";
      isLiteral = value: elem (typeOf value) [ "bool" "float" "int" "null" "string" ];
      literal = value:
        if !isLiteral value then throw "a \${typeOf value} is no literal of KDL"
        else if value == null then "null"
        else if value == true then "true"
        else if value == false then "false"
        else if typeOf value == "string" then quoted value
        else toString value;

      own = [ "_args" "_props" "_children" ];
      nodesOf = lib.mapAttrsToList node;
      ofSet = name: set:
        let children = concatMap nodesOf (set._children or [ ]) ++ nodesOf (removeAttrs set own);
        in concatStringsSep " " (
          [ name ]
          ++ map literal (set._args or [ ])
          ++ lib.mapAttrsToList (key: value: "\${key}=\${literal value}") (set._props or { })
          ++ lib.optional (children != [ ]) (block children));
      ofList = name: values:
        if any (value: isAttrs value || isList value) values then "\${name} \${block (map (node "-") values)}"
        else "\${name} \${concatStringsSep " " (map literal values)}";
      node = name: value:
        if isLiteral value then "\${name} \${literal value}"
        else if isAttrs value then ofSet name value
        else if !isList value then throw "\${name} is a \${typeOf value}, which KDL does not have"
        else if name == "_children" then lines (map (child: lines (nodesOf child)) value)
        else ofList name value;
    in
    set: "\${lines (nodesOf set)}\\n";

  toSCFG = _:
    let
      escapes = { "\\"" = "\\\\\\""; "\\\\" = "\\\\\\\\"; "\\r" = "\\\\r"; "\\n" = "\\\\n"; "\\t" = "\\\\t"; };
      needsQuotes = text: text == "" || any (letter: lib.hasInfix letter text) (attrNames escapes ++ [ " " "'" "{" "}" ]);
      word = value:
        if !elem (typeOf value) [ "bool" "float" "int" "string" ] then throw "a \${typeOf value} is no word of scfg"
        else if value == true then "true"
        else if value == false then "false"
        else if typeOf value == "string" && needsQuotes value then
          "\\"\${replaceStrings (attrNames escapes) (builtins.attrValues escapes) value}\\""
        else toString value;

      says = directive: !(directive ? params || directive ? children)
        || (directive.params or [ null ]) != [ null ] || (directive.children or [ ]) != [ ];
      params = { params ? null, ... }: lib.optionalString (params != null) " \${concatStringsSep " " (map word params)}";
      children = { children ? null, ... }: lib.optionalString (children != null) " \${block (written children)}";
      written = directives: map (each: "\${word each.name}\${params each}\${children each}") (filter says directives);
    in
    directives: lib.optionalString (directives != [ ]) "\${lines (written directives)}\\n";
in
{
  inherit toHyprconf toKDL toSCFG;
}
`;
