/** `lib.filesystem`. */
export const filesystem = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrNames filter isAttrs listToAttrs map match pathExists readDir readFileType;
  isOfType = type: path: pathExists path && readFileType path == type;
  filesBelow = folder: builtins.concatLists (lib.mapAttrsToList
    (name: type: let path = folder + "/\${name}"; in if type == "directory" then filesBelow path else [ path ])
    (readDir folder));

  packagesIn = { callPackage, directory, ... }@arguments:
    let
      package = name: type:
        let path = directory + "/\${name}";
        in if type == "directory" then { \${name} = packagesAt (arguments // { directory = path; }); }
          else if type != "regular" then throw "packagesFromDirectoryRecursive: \${toString path} is a \${type}"
          else if lib.hasSuffix ".nix" name then { \${lib.removeSuffix ".nix" name} = callPackage path { }; }
          else { };
    in lib.concatMapAttrs package (readDir directory);
  packagesAt = { callPackage, newScope ? null, directory }@arguments:
    let scope = self: packagesIn (arguments // { inherit (self) callPackage newScope; });
    in if pathExists (directory + "/package.nix") then callPackage (directory + "/package.nix") { }
      else if arguments ? newScope then lib.recurseIntoAttrs (lib.makeScope newScope scope)
      else packagesIn arguments;
in
rec {
  inherit (builtins) baseNameOf dirOf hashFile isPath readDir readFileType;
  pathType = readFileType;
  pathIsDirectory = isOfType "directory";
  pathIsRegularFile = isOfType "regular";
  listFilesRecursive = folder: filesBelow folder;
  packagesFromDirectoryRecursive = packagesAt;
  haskellPathsInDir = folder:
    let path = name: folder + "/\${name}";
    in listToAttrs (map (name: { inherit name; value = path name; })
      (filter (name: pathExists (path name + "/\${name}.cabal")) (attrNames (readDir folder))));
  # Upwards from a file, the first folder that holds a file of such a name.
  locateDominatingFile = pattern: file:
    let
      isFolder = toString file == "/" || (readDir (dirOf file)).\${baseNameOf file} or null == "directory";
      search = path:
        let matches = filter (found: found != null) (map (match pattern) (attrNames (readDir path)));
        in if matches != [ ] then { inherit path matches; }
          else if toString path == "/" then null
          else search (dirOf path);
    in search (if isFolder then file else dirOf file);
  resolveDefaultNix = path:
    if pathIsDirectory path then path + "/default.nix"
    else if builtins.isString path && lib.hasSuffix "/" path then path + "default.nix"
    else path;
}
`;
