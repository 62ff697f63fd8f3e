# The program, from the bundle in dist/: it has no dependencies left, so nothing is fetched.
# Release tags carry dist/. In a checkout, `npm ci && npm run build` makes it, and `nix build path:.` sees it.
{
  lib,
  stdenvNoCC,
  makeWrapper,
  nodejs_22,
}:

let
  manifest = lib.importJSON ../package.json;
  bundle =
    if builtins.pathExists ../dist/cli.js then
      ../dist
    else
      throw "flakelint: dist/ is missing; run 'npm ci && npm run build', then build 'path:.' instead of '.'";
in
stdenvNoCC.mkDerivation {
  pname = manifest.name;
  inherit (manifest) version;

  dontUnpack = true;
  nativeBuildInputs = [ makeWrapper ];

  installPhase = ''
    runHook preInstall
    mkdir -p $out/lib/flakelint $out/bin
    cp -r ${bundle} $out/lib/flakelint/dist
    cp ${../package.json} $out/lib/flakelint/package.json
    cp ${../LICENSE} $out/lib/flakelint/LICENSE
    makeWrapper ${lib.getExe nodejs_22} $out/bin/flakelint \
      --add-flags $out/lib/flakelint/dist/cli.js
    runHook postInstall
  '';

  doInstallCheck = true;
  installCheckPhase = ''
    runHook preInstallCheck
    $out/bin/flakelint --version | grep -F ${lib.escapeShellArg manifest.version}
    runHook postInstallCheck
  '';

  meta = {
    inherit (manifest) description;
    license = lib.licenses.mit;
    mainProgram = "flakelint";
    platforms = lib.platforms.unix;
  };
}
