/** `lib.meta`. */
export const meta = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) any isString mapAttrs match parseDrvName;
  eachPackage = f: mapAttrs (_: package: if lib.isDerivation package then f package else package);
  fits = platform: pattern:
    if isString pattern then platform ? system && pattern == platform.system
    else lib.matchAttrs (if pattern ? parsed then pattern else { parsed = pattern; }) platform;
in
rec {
  addMetaAttrs = added: package:
    let of = package: (package.meta or { }) // added;
    in if package ? overrideAttrs then package.overrideAttrs (old: { meta = of old; }) else package // { meta = of package; };
  dontDistribute = addMetaAttrs { hydraPlatforms = [ ]; };
  setName = name: package: package // { inherit name; };
  updateName = f: package: package // { name = f package.name; };
  appendToName = suffix: updateName (full: let parts = parseDrvName full; in "\${parts.name}-\${suffix}-\${parts.version}");
  mapDerivationAttrset = eachPackage;

  defaultPriority = 5;
  setPrio = priority: addMetaAttrs { inherit priority; };
  lowPrio = setPrio 10;
  hiPrio = setPrio (-10);
  lowPrioSet = eachPackage lowPrio;
  hiPrioSet = eachPackage hiPrio;

  platformMatch = fits;
  availableOn = platform: package:
    let isOf = patterns: any (fits platform) patterns;
    in (!(package ? meta.platforms) || isOf package.meta.platforms)
      && !(package ? meta.badPlatforms && isOf package.meta.badPlatforms);

  licensesSpdx = lib.mapAttrs' (_: license: { name = license.spdxId; value = license; })
    (lib.filterAttrs (_: license: license ? spdxId) lib.licenses);
  getLicenseFromSpdxIdOr = id: default:
    let byId = lib.mapAttrs' (name: value: { name = lib.toLower name; inherit value; }) licensesSpdx;
    in byId.\${lib.toLower id} or default;
  getLicenseFromSpdxId = id: getLicenseFromSpdxIdOr id { shortName = id; spdxId = id; };

  getExe = package: getExe' package (package.meta.mainProgram or (lib.getName package));
  getExe' = package: program:
    if !lib.isDerivation package then throw "lib.meta.getExe': the first argument is no derivation"
    else if !isString program then throw "lib.meta.getExe': the name of a program is a string"
    else if match ".*/.*" program != null then throw "lib.meta.getExe': '\${program}' is no name, it has a slash"
    else "\${lib.getBin package}/bin/\${program}";
  cpeFullVersionWithVendor = vendor: version: { inherit vendor version; update = "*"; };
}
`;
