import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, unknown } from "../value.ts";
import { modelledLibrary } from "./library.ts";

/** haumea: a folder of Nix files as an attribute set; in Nix, in our own words. `rest` is what is not modelled. */
const libraryText = /* nix */ `
{ lib, rest }:
let
  inherit (builtins)
    attrNames concatMap elemAt filter foldl' fromJSON fromTOML functionArgs head intersectAttrs isFunction length
    listToAttrs map mapAttrs match readDir readFile removeAttrs stringLength;
  inherit (lib) flatten hasSuffix take;

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
        else
          let names = filter (name: isSeen viewer path node.children.\${name}.audience) (attrNames node.children);
          in transform path (listToAttrs (map
            (name: { inherit name; value = seen viewer (path ++ [ name ]) node.children.\${name}; })
            names));

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
        in
        { children = listToAttrs (concatMap child (attrNames entries)); };
      contentOf = path: matcher: file:
        let
          root = seen path [ ] whole;
          super = foldl' (value: name: value.\${name}) root path;
          self = matcher.loader (inputs // { inherit self super root; }) file;
        in
        self;
      whole = folderAt [ ] src;
    in
    seen null [ ] whole;

  # A function gets the inputs it names, whether they exist or not; anything else is taken as it is.
  loaders = rest.loaders // {
    default = inputs: path:
      let value = import path;
      in if isFunction value then value (mapAttrs (name: _: inputs.\${name}) (functionArgs value)) else value;
    callPackage = inputs: path:
      let value = import path;
      in if isFunction value then value (intersectAttrs (functionArgs value) inputs) else value;
    verbatim = _: import;
    path = _: path: path;
  };
  matchers = rest.matchers // {
    always = loader: { matches = _: true; inherit loader; };
    extension = extension: loader: { matches = file: hasSuffix ".\${extension}" file && file != ".\${extension}"; inherit loader; };
    nix = matchers.extension "nix";
    json = matchers.extension "json" (_: path: fromJSON (readFile path));
    toml = matchers.extension "toml" (_: path: fromTOML (readFile path));
  };
  transformers = rest.transformers // {
    liftDefault = _: value: removeAttrs value [ "default" ] // (value.default or { });
  };
in
rest // { inherit load loaders matchers transformers; }
`;

/** The input haumea: loading of folders in its `lib` is modelled. */
export function haumeaModel(evaluator: Evaluator, origin: string): AttrsValue {
  const reason = "haumea is not part of the repository";
  const rest = attrs(new Map(), unknown(reason, { origin: `${origin}.lib` }));
  const lib = modelledLibrary(evaluator, "haumea.lib", libraryText, { rest });
  return attrs(new Map([["lib", { value: Thunk.of(lib), place: null }]]), unknown(reason, { origin }));
}
