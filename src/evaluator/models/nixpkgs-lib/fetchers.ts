/** `lib.fetchers`. */
export const fetchers = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrNames head intersectAttrs length removeAttrs;
  hashNames = types: [ "hash" ] ++ types;
  named = names: lib.genAttrs names (_: null);
  fake = { hash = lib.fakeHash; sha256 = lib.fakeSha256; sha512 = lib.fakeSha512; };
in
rec {
  proxyImpureEnvVars =
    let names = [ "http_proxy" "https_proxy" "ftp_proxy" "all_proxy" "no_proxy" ];
    in names ++ map lib.toUpper names ++ [ "NIX_SSL_CERT_FILE" ];
  normalizeHash = { hashTypes ? [ "sha256" ], required ? true }: given:
    let
      names = attrNames (intersectAttrs (named (hashNames hashTypes)) given);
      name = head names;
      value = given.\${name};
      others = removeAttrs given (hashNames hashTypes);
    in
    if given ? outputHash then given
    else if names == [ ] then (if required then throw "fetcher called without \`hash\`" else others)
    else if length names > 1 then throw "fetcher called with several hashes: \${toString names}"
    else others // {
      outputHashAlgo = if name == "hash" then null else name;
      outputHash = if value == "" then fake.\${name} or (throw "there is no empty \${name}") else value;
    };
  withNormalizedHash = { hashTypes ? [ "sha256" ] }: fetcher:
    let
      formals = lib.functionArgs fetcher;
      normalize = normalizeHash { inherit hashTypes; required = !formals.outputHash; };
    in
    assert formals ? outputHash && formals ? outputHashAlgo;
    assert intersectAttrs formals (named (hashNames hashTypes)) == { };
    lib.setFunctionArgs (given: fetcher (normalize given))
      (removeAttrs formals [ "outputHash" "outputHashAlgo" ] // { hash = formals.outputHash; });
}
`;
