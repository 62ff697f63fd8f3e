# The program from this checkout. The lock file has the hash of every package, so no other hash is kept here.
{
  lib,
  buildNpmPackage,
  importNpmLock,
  makeWrapper,
  nodejs_22,
}:

let
  manifest = lib.importJSON ../package.json;
  lock = lib.importJSON ../package-lock.json;

  # The lock file says which version and which hash, not where from: the registry every npm asks first.
  locate =
    key: entry:
    let
      name = entry.name or (lib.last (lib.splitString "node_modules/" key));
      url = "https://registry.npmjs.org/${name}/-/${baseNameOf name}-${entry.version}.tgz";
    in
    if entry ? resolved || !(entry ? integrity) then entry else entry // { resolved = url; };
in
buildNpmPackage {
  pname = manifest.name;
  inherit (manifest) version;

  src = lib.fileset.toSource {
    root = ../.;
    fileset = lib.fileset.unions [
      ../LICENSE
      ../THIRD-PARTY-NOTICES.md
      ../package.json
      ../package-lock.json
      ../src
      ../tools
      ../tsconfig.json
    ];
  };

  nodejs = nodejs_22;
  npmDeps = importNpmLock {
    npmRoot = ../.;
    packageLock = lock // {
      packages = lib.mapAttrs locate lock.packages;
    };
  };
  npmConfigHook = importNpmLock.npmConfigHook;

  nativeBuildInputs = [ makeWrapper ];

  # Everything the program needs is in dist/: nothing of node_modules is installed.
  installPhase = ''
    runHook preInstall
    mkdir -p $out/lib/flakelint $out/bin
    cp -r dist package.json LICENSE $out/lib/flakelint/
    makeWrapper ${lib.getExe nodejs_22} $out/bin/flakelint \
      --add-flags $out/lib/flakelint/dist/cli.js
    runHook postInstall
  '';

  doInstallCheck = true;
  installCheckPhase = ''
    runHook preInstallCheck
    $out/bin/flakelint --version | grep -Fx ${lib.escapeShellArg manifest.version}
    runHook postInstallCheck
  '';

  meta = {
    inherit (manifest) description;
    license = lib.licenses.mit;
    mainProgram = "flakelint";
    platforms = lib.platforms.unix;
  };
}
