import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

const reason = "haumea is not part of the repository";

/** haumea: a folder of Nix files as an attribute set; in Nix, in our own words. `rest` is what is not modelled. */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins)
    attrNames attrValues catAttrs concatLists concatMap elem elemAt filter foldl' head isFunction length mapAttrs match
    readDir removeAttrs scopedImport stringLength substring;
  inherit (lib) flatten fix functionArgs hasSuffix mapAttrs' take;

  # The last '.' begins the extension, unless it begins or ends the name.
  withoutExtension = name: let parts = match "(.+)[.][^.]+" name; in if parts == null then name else head parts;

  # 'name' is for everybody, '_name' for the whole tree, '__name' for its own folder.
  audienceOf = entry:
    let underscores = head (match "(_?_?).*" entry);
    in elemAt [ "everybody" "tree" "folder" ] (stringLength underscores);
  bareName = entry: head (match "_?_?(.*)" entry);

  load = { src, loader ? loaders.default, inputs ? { }, transformer ? [ ] }:
    let
      matchersInUse = if isFunction loader then [ (matchers.nix loader) ] else loader;
      transform = path: value: foldl' (changed: change: change path changed) value (flatten transformer);

      isSeen = viewer: path: audience:
        audience == "everybody"
        || viewer != null && (audience == "tree" || take (length path) viewer == path);
      # What a file in the folder 'viewer' sees of the folder at 'path'; nobody in the tree is null.
      seen = viewer: path: node:
        if node ? content then node.content
        else transform path (mapAttrs
          (name: child: seen viewer (path ++ [ name ]) child)
          (lib.filterAttrs (_: child: isSeen viewer path child.audience) node.children));

      folderAt = path: folder:
        let
          entries = readDir folder;
          child = entry:
            let
              bare = bareName entry;
              audience = audienceOf entry;
              takers = filter (matcher: matcher.matches bare) matchersInUse;
              name = withoutExtension bare;
            in
            if bare == "" then [ ]
            else if entries.\${entry} == "directory" then
              [ { name = bare; value = folderAt (path ++ [ bare ]) (folder + "/\${entry}") // { inherit audience; }; } ]
            else if entries.\${entry} == "regular" && takers != [ ] then
              [ { inherit name; value = { inherit audience; content = contentOf path (head takers) (folder + "/\${entry}"); }; } ]
            else [ ];
          add = children: { name, value }:
            if children ? \${name} then throw "haumea: two entries of \${toString folder} are called '\${name}'"
            else children // { \${name} = value; };
        in
        { children = foldl' add { } (concatMap child (attrNames entries)); };
      contentOf = path: matcher: file:
        let
          root = seen path [ ] whole;
          super = foldl' (value: name: value.\${name}) root path;
        in
        fix (self: matcher.loader (inputs // { inherit self super root; }) file);
      whole = folderAt [ ] src;
      reserved = filter (name: inputs ? \${name}) [ "self" "super" "root" ];
    in
    if reserved != [ ] then throw "'\${head reserved}' cannot be used as the name of an input" else seen null [ ] whole;

  # A function gets the inputs it names, whether they exist or not; anything else is taken as it is.
  calledWith = inputs: value:
    if lib.isFunction value then value (mapAttrs (name: _: inputs.\${name}) (functionArgs value)) else value;
  loaders = rest.loaders // {
    default = inputs: path: calledWith inputs (import path);
    callPackage = inputs: path: lib.callPackageWith inputs path { };
    scoped = inputs: path: calledWith inputs (scopedImport inputs path);
    verbatim = _: import;
    path = _: path: path;
  };
  matchers = rest.matchers // {
    always = loader: { matches = _: true; inherit loader; };
    extension = extension: loader: { matches = file: hasSuffix ".\${extension}" file && file != ".\${extension}"; inherit loader; };
    regex = pattern: loader: {
      matches = file: match pattern file != null;
      loader = inputs: path: loader (match pattern (baseNameOf path)) inputs path;
    };
    nix = matchers.extension "nix";
    json = matchers.extension "json" (_: lib.importJSON);
    toml = matchers.extension "toml" (_: lib.importTOML);
  };

  # Takes an attribute of each member of a folder away, and gives the folder what 'hoisted' makes of it.
  hoist = merge: from: hoisted: folder:
    let member = name: value:
      if value ? \${from} then { \${name} = removeAttrs value [ from ]; } // hoisted name value.\${from}
      else { \${name} = value; };
    in foldl' merge { } (attrValues (mapAttrs member folder));
  target = from: to: path: if path == [ ] then to else from;
  letters = lib.lowerChars ++ lib.upperChars ++ [ "_" ];
  transformers = rest.transformers // {
    liftDefault = _: value: lib.attrsets.unionOfDisjoint (removeAttrs value [ "default" ]) (value.default or { });
    hoistAttrs = from: to: path:
      hoist lib.recursiveUpdate from (name: value: { \${target from to path}.\${name} = value; });
    hoistLists = from: to: path:
      let
        key = target from to path;
        merge = a: b: a // b // { \${key} = concatLists (catAttrs key [ a b ]); };
      in hoist merge from (_: value: { \${key} = value; });
    prependUnderscore = _: mapAttrs' (name: value: {
      name = if elem (substring 0 1 name) letters then name else "_\${name}";
      inherit value;
    });
  };

  loadEvalTests = arguments:
    let
      tests = load arguments;
      results = lib.runTests (tests // { tests = attrNames tests; });
    in
    if tests ? tests then throw "'tests' cannot be used as the name of a test"
    else if results != [ ] then throw (lib.generators.toPretty { } results)
    else { };
in
rest // { inherit load loadEvalTests loaders matchers transformers; }
`;

/** The input haumea: loading of folders in its `lib` is modelled. */
export function haumeaModel(evaluator: Evaluator, origin: string): AttrsValue {
  const lib = haumeaLib(evaluator, `${origin}.lib`);
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), unknown(reason, { origin }));
}

/** `lib` of haumea; what is not modelled of it is unknown with the origin. */
export function haumeaLib(evaluator: Evaluator, origin: string): AttrsValue {
  const rest = attrs(new Map(), unknown(reason, { origin }));
  return modelledLibrary(evaluator, "haumea.lib", libraryText, { rest });
}
