# package.json and package-lock.json as far as the build needs them, on one platform: what bundles the program, what is
# bundled, and what these need. Tests bring compilers and browsers for every platform, half a gigabyte to do without.
{
  lib,
  manifest,
  lock,
  # { platform, arch }, as Node names them.
  node,
}:

let
  inherit (lib) elem filterAttrs;

  # test/flake/build-dependencies.test.ts asks the bundler whether these are all.
  needed = [
    "esbuild"
    "jsonc-parser"
    "picomatch"
    "smol-toml"
    "tsx"
    "yaml"
    "yargs"
  ];

  devDependencies = lib.genAttrs needed (name: manifest.devDependencies.${name});

  # Node looks for a package beside the one that asks, then in each folder above; the root is "".
  placeOf =
    user: name:
    let
      place = lib.optionalString (user != "") "${user}/" + "node_modules/${name}";
      above = lib.concatStringsSep "/node_modules/" (lib.init (lib.splitString "/node_modules/" user));
    in
    if lock.packages ? ${place} then
      place
    else if user == "" then
      throw "package-lock.json lacks '${name}': run npm install"
    else
      placeOf above name;

  runsHere =
    place:
    let
      entry = lock.packages.${place};
    in
    elem node.platform (entry.os or [ node.platform ]) && elem node.arch (entry.cpu or [ node.arch ]);

  isWanted = user: name: runsHere (placeOf user name);

  placesFor =
    user: dependencies:
    map (name: { key = placeOf user name; }) (lib.filter (isWanted user) (lib.attrNames dependencies));

  closure = builtins.genericClosure {
    startSet = placesFor "" devDependencies;
    operator =
      { key }:
      let
        entry = lock.packages.${key};
      in
      placesFor key (entry.dependencies or { } // entry.optionalDependencies or { });
  };

  entryOf =
    place:
    let
      entry = lock.packages.${place};
    in
    entry
    // lib.optionalAttrs (entry ? optionalDependencies) {
      optionalDependencies = filterAttrs (name: _: isWanted place name) entry.optionalDependencies;
    };
in
{
  package = manifest // {
    inherit devDependencies;
  };
  packageLock = lock // {
    packages = lib.genAttrs (map ({ key }: key) closure) entryOf // {
      "" = lock.packages."" // {
        inherit devDependencies;
      };
    };
  };
}
