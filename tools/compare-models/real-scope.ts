/**
 * A function in Nix that imports a file for a Nix older than the library asks for: it adds builtins of later versions,
 * as far as the libraries need them to be loaded, in this file and in all that it imports. A file that the library keeps
 * elsewhere (nixpkgs' maintainers) is an empty set, or a function that gives one; as in a flake there is no
 * `currentSystem`.
 */
export const realScope = /* nix */ `
let
  original = builtins;
  later = name: throw "this Nix has no builtins.\${name}";
  newer = {
    addDrvOutputDependencies = text: text;
    warn = _: value: value;
    traceVerbose = _: value: value;
    readFileType = path: (original.readDir (dirOf path)).\${baseNameOf path};
    convertHash = later "convertHash";
    fetchClosure = later "fetchClosure";
    flakeRefToString = later "flakeRefToString";
    outputOf = later "outputOf";
    parseFlakeRef = later "parseFlakeRef";
  } // removeAttrs original [ "currentSystem" ] // {
    builtins = newer;
    import = path: if original.pathExists path then original.scopedImport scope path else { __functor = _: _: { }; };
  };
  scope = { builtins = newer; inherit (newer) import; };
in
newer
`;
