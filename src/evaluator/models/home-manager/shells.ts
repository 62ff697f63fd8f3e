/** `lib.hm.shell`: text for the shells of Bourne's family. */
export const shell = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) concatStringsSep foldl' isBool map stringLength;

  export = name: value: "export \${name}=\\"\${if isBool value then lib.boolToString value else toString value}\\"";

  # As many words in a line as fit; a word that is too long gets a line of its own after what was begun, even if that is empty.
  wrapLines = words: width:
    let
      add = { done, line }: word:
        let longer = if line == "" then word else "\${line} \${word}";
        in if stringLength longer <= width then { inherit done; line = longer; } else { done = done ++ [ line ]; line = word; };
      wrapped = foldl' add { done = [ ]; line = ""; } words;
    in
    wrapped.done ++ lib.optional (wrapped.line != "") wrapped.line;

  integration = shell: { config, baseName ? shell, extraDescription ? "" }:
    let option = "enable\${baseName}Integration";
    in lib.mkOption {
      type = lib.types.bool;
      default = config.home.shell.\${option};
      defaultText = lib.literalMD "home.shell.\${option}";
      example = false;
      description = concatStringsSep "\\n\\n" ([ "Integration with \${shell}." ] ++ lib.optional (extraDescription != "") extraDescription);
    };
in
{
  inherit export wrapLines;
  exportAll = variables:
    concatStringsSep "\\n" (lib.mapAttrsToList export (lib.filterAttrs (_: value: value != null) variables));
  prependToVar = separator: name: values: "\${concatStringsSep separator values}\\\${\${name}:+\${separator}}\\$\${name}";
  formatShellArrayContent = items: "\\n  \${concatStringsSep "\\n  " (wrapLines (map lib.escapeShellArg items) 78)}\\n";
  mkBashIntegrationOption = integration "Bash";
  mkFishIntegrationOption = integration "Fish";
  mkIonIntegrationOption = integration "Ion";
  mkNushellIntegrationOption = integration "Nushell";
  mkZshIntegrationOption = integration "Zsh";
}
`;

/** `lib.hm.zsh`: definitions of variables. */
export const zsh = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) concatStringsSep isBool isList isString map;
  toZshValue = value:
    if isBool value then lib.boolToString value
    else if isList value then "(\${lib.hm.shell.formatShellArrayContent (map toString value)})"
    else "\\"\${if isString value then lib.escape [ "\\\\" "\\"" "\`" ] value else toString value}\\"";
  define = name: value: "\${name}=\${toZshValue value}";
  export = name: value: "export \${define name value}";
in
{
  inherit define export toZshValue;
  defineAll = variables: concatStringsSep "\\n" (lib.mapAttrsToList define variables);
  exportAll = variables: { indent ? "" }:
    concatStringsSep "\\n\${indent}" (lib.mapAttrsToList export (lib.filterAttrs (_: value: value != null) variables));
}
`;

/** `lib.hm.nushell`: values in Nushell's notation. */
export const nushell = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrNames concatStringsSep filter isAttrs isBool isFloat isInt isList isString map match toJSON typeOf;
  isNushellInline = lib.isType "nushell-inline";
  # The range from + to the backslash holds digits and capitals too, which the original's pattern excludes with it.
  isVariableName = name: match "[$]?[^+-\\\\({*^!&|]+" name != null;

  toNushell = { indent ? "", multiline ? true, asBindings ? false }@settings: value:
    let
      deeper = "\${indent}    ";
      start = if multiline then "\\n\${deeper}" else " ";
      end = if multiline then "\\n\${indent}" else " ";
      inner = toNushell (settings // { indent = if asBindings then indent else deeper; asBindings = false; });
      block = left: right: parts: "\${left}\${start}\${concatStringsSep start parts}\${end}\${right}";
      wrong = filter (name: !isVariableName name) (attrNames value);
    in
    if asBindings then
      if wrong != [ ] then throw "these are no names of variables: \${toString wrong}"
      else lib.concatStrings (lib.mapAttrsToList (name: each: "\${indent}let \${name} = \${inner each}\\n") value)
    else if value == null then "null"
    else if isInt value || isFloat value || isString value || isBool value then toJSON value
    else if isList value then if value == [ ] then "[]" else block "[" "]" (map inner value)
    else if !isAttrs value then throw "Nushell has nothing like a \${typeOf value}"
    else if isNushellInline value then "(\${value.expr})"
    else if value == { } then "{}"
    else if lib.isDerivation value then toString value
    else block "{" "}" (lib.mapAttrsToList (name: each: "\${toJSON name}: \${inner each}") value);
in
{
  inherit isNushellInline toNushell;
  mkNushellInline = expr: lib.setType "nushell-inline" { inherit expr; };
}
`;
