/** `lib.fixedPoints`: overlays and sets that know themselves. */
export const fixedPoints = /* nix */ `
{ lib, ... }:
rec {
  fix = f: let result = f result; in result;
  fix' = f: let result = f result // { __unfix__ = f; }; in result;
  converge = f: value: let next = f value; in if next == value then value else converge f next;

  extends = overlay: base: final: let previous = base final; in previous // overlay final previous;
  composeExtensions = first: second: final: previous:
    let changes = first final previous;
    in changes // second final (previous // changes);
  composeManyExtensions = overlays: lib.foldr composeExtensions (_: _: { }) overlays;

  makeExtensible = makeExtensibleWithCustomName "extend";
  makeExtensibleWithCustomName = name: base:
    fix' (self: base self // { \${name} = overlay: makeExtensibleWithCustomName name (extends overlay base); });

  # An overlay, written as a set, as a function of what was before, or in full.
  toExtension = given:
    if !(lib.isFunction given) then (_: _: given)
    else
      final: previous:
        let partly = given previous;
        in if lib.isFunction partly then given final previous else partly;
}
`;
