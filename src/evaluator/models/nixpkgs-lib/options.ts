/** `lib.options`. */
export const options = /* nix */ `
{ lib, ... }:
rec {
  mkOption = arguments: arguments // { _type = "option"; };
  mkEnableOption = name: mkOption { default = false; example = true; description = "Whether to enable \${name}."; };
  mkPackageOption = _: name: _: mkOption { description = "The \${toString name} package to use."; };
  literalExpression = text: { _type = "literalExpression"; inherit text; };
  literalMD = text: { _type = "literalMD"; inherit text; };
}
`;
