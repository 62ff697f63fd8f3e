/** `lib.path`. */
export const path = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) head isPath isString length match split substring typeOf;
  inherit (lib.lists) hasPrefix last sublist;

  mustBePath = what: value: result:
    if isPath value then result else throw "lib.path.\${what}: the argument is of type \${typeOf value}, but a path was expected";

  invalid = value:
    if !isString value then "it is of type \${typeOf value}, but a string was expected"
    else if value == "" then "the string is empty"
    else if substring 0 1 value == "/" then "\\"\${value}\\" is an absolute path"
    else if match "(.*/)?\\\\.\\\\.(/.*)?" value != null then "\\"\${value}\\" has a .. in it"
    else null;
  mustBeSubpath = what: value: result:
    let reason = invalid value;
    in if reason == null then result else throw "lib.path.\${what}: not a valid subpath string: \${reason}";
  stepsOf = subpath: builtins.filter (step: isString step && step != "" && step != ".") (split "/" subpath);
  joined = steps: if steps == [ ] then "./." else "./" + builtins.concatStringsSep "/" steps;

  # The root of a path, and the names that lead from there.
  taken = let
    up = steps: path:
      let above = dirOf path;
      in if above == path then { root = path; inherit steps; } else up ([ (baseNameOf path) ] ++ steps) above;
  in up [ ];

  storeSteps = stepsOf ("." + builtins.storeDir);
  isStoreObject = steps:
    let inStore = length storeSteps;
    in (hasPrefix storeSteps steps && length steps > inStore && match ".{32}-.+" (builtins.elemAt steps inStore) != null)
      || (steps != [ ] && match "[0-9a-z]{52}" (head steps) != null);
in
{
  append = base: subpath: mustBePath "append" base (mustBeSubpath "append" subpath (base + ("/" + subpath)));
  hasPrefix = above: mustBePath "hasPrefix" above (path:
    mustBePath "hasPrefix" path (hasPrefix (taken above).steps (taken path).steps));
  removePrefix = above: mustBePath "removePrefix" above (path:
    let start = (taken above).steps; steps = (taken path).steps;
    in mustBePath "removePrefix" path (
      if hasPrefix start steps then joined (sublist (length start) (length steps) steps)
      else throw "lib.path.removePrefix: \\"\${toString path}\\" does not lie below \\"\${toString above}\\""));
  splitRoot = path: mustBePath "splitRoot" path { inherit (taken path) root; subpath = joined (taken path).steps; };
  hasStorePathPrefix = path: mustBePath "hasStorePathPrefix" path (isStoreObject (taken path).steps);

  subpath = {
    isValid = value: invalid value == null;
    join = subpaths: joined (builtins.concatMap (subpath: mustBeSubpath "subpath.join" subpath (stepsOf subpath)) subpaths);
    components = subpath: mustBeSubpath "subpath.components" subpath (stepsOf subpath);
    normalise = subpath: mustBeSubpath "subpath.normalise" subpath (joined (stepsOf subpath));
  };
}
`;
