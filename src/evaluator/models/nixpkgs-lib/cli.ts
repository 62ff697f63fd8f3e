/** `lib.cli`. */
export const cli = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) concatLists isBool isList stringLength;
  shown = lib.generators.mkValueStringDefault { };
  each = f: set: concatLists (lib.mapAttrsToList f set);

  commandLine = formatOf: each (name: value:
    let
      render = { option, sep, explicitBool, formatArg ? shown }: value:
        if value == null || (!explicitBool && value == false) then [ ]
        else if !explicitBool && value == true then [ option ]
        else if sep == null then [ option (formatArg value) ]
        else [ "\${option}\${sep}\${formatArg value}" ];
    in if name == "" then throw "lib.cli.toCommandLine: the name of an option is empty"
      else builtins.concatMap (render (formatOf name)) (if isList value then value else [ value ]));
  gnuFormat = { isLong ? name: stringLength name > 1, explicitBool ? false, formatArg ? shown }: name:
    if isLong name then { option = "--\${name}"; sep = "="; inherit explicitBool formatArg; }
    else { option = "-\${name}"; sep = ""; inherit explicitBool formatArg; };
in
rec {
  toCommandLine = commandLine;
  toCommandLineGNU = options: commandLine (gnuFormat options);
  toCommandLineShell = formatOf: set: lib.escapeShellArgs (commandLine formatOf set);
  toCommandLineShellGNU = options: set: lib.escapeShellArgs (toCommandLineGNU options set);

  toGNUCommandLine =
    {
      mkOptionName ? name: (if stringLength name == 1 then "-" else "--") + name,
      mkBool ? name: on: lib.optional on (mkOptionName name),
      mkList ? name: builtins.concatMap (mkOption name),
      mkOption ? name: value:
        if value == null then [ ]
        else if optionValueSeparator == null then [ (mkOptionName name) (shown value) ]
        else [ "\${mkOptionName name}\${optionValueSeparator}\${shown value}" ],
      optionValueSeparator ? null,
    }:
    each (name: value: (if isBool value then mkBool else if isList value then mkList else mkOption) name value);
  toGNUCommandLineShell = options: set: lib.escapeShellArgs (toGNUCommandLine options set);
}
`;
