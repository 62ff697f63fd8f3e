/**
 * A function in Nix that says all there is to say of a value in plain JSON, to a depth: both sides evaluate it, so that
 * only the library differs. What lies deeper is not forced. Paths of the generated tree begin with TREE on both sides.
 */
export const shownValue = /* nix */ `
root:
let
  text = value:
    builtins.unsafeDiscardStringContext (builtins.replaceStrings [ (toString root) ] [ "TREE" ] (toString value));
  shown = depth: value:
    let
      type = builtins.typeOf value;
      inner = shown (depth - 1);
    in
    if type == "string" then { string = text value; }
    else if type == "path" then { path = text value; }
    else if type == "lambda" then { function = builtins.attrNames (builtins.functionArgs value); }
    else if type == "list" then
      if depth == 0 then { length = builtins.length value; } else { list = map inner value; }
    else if type == "set" then
      if depth == 0 then { names = builtins.attrNames value; }
      else { set = map (name: { inherit name; value = inner value.\${name}; }) (builtins.attrNames value); }
    else { \${type} = toString value; };
in
shown
`;
