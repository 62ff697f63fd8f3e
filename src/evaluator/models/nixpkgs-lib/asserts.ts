/** `lib.asserts`. */
export const asserts = /* nix */ `
{ lib, ... }:
let
  shown = lib.generators.toPretty { };
in
rec {
  assertMsg = condition: message: condition || throw message;
  assertOneOf = name: value: values:
    assertMsg (builtins.elem value values) "\${name} must be one of \${shown values}, but is: \${shown value}";
  assertEachOneOf = name: given: values:
    assertMsg (builtins.all (value: builtins.elem value values) given)
      "each element in \${name} must be one of \${shown values}, but is: \${shown given}";
  checkAssertWarn = assertions: warnings: value:
    let failed = builtins.filter (entry: !entry.assertion) assertions;
    in if failed == [ ] then lib.showWarnings warnings value
      else throw (builtins.concatStringsSep "\\n- " ([ "\\nFailed assertions:" ] ++ map (entry: entry.message) failed));
}
`;
