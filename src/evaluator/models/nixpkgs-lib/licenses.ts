/** `lib.licenses`: the licenses that packages of configurations name most; of others nothing is known. */
export const licenses = /* nix */ `
{ lib, rest, ... }:
let
  # Identifiers of SPDX, by what may be done with the work.
  free = {
    afl3 = "AFL-3.0"; agpl3Only = "AGPL-3.0-only"; agpl3Plus = "AGPL-3.0-or-later"; apple-psl20 = "APSL-2.0";
    artistic1 = "Artistic-1.0"; artistic2 = "Artistic-2.0"; asl11 = "Apache-1.1"; asl20 = "Apache-2.0";
    beerware = "Beerware"; blueOak100 = "BlueOak-1.0.0"; boost = "BSL-1.0"; bsd0 = "0BSD";
    bsd1 = "BSD-1-Clause"; bsd2 = "BSD-2-Clause"; bsd2Patent = "BSD-2-Clause-Patent"; bsd3 = "BSD-3-Clause";
    bsd3Clear = "BSD-3-Clause-Clear"; bsdOriginal = "BSD-4-Clause"; bzip2 = "bzip2-1.0.6";
    cc-by-30 = "CC-BY-3.0"; cc-by-40 = "CC-BY-4.0"; cc-by-sa-20 = "CC-BY-SA-2.0"; cc-by-sa-25 = "CC-BY-SA-2.5";
    cc-by-sa-30 = "CC-BY-SA-3.0"; cc-by-sa-40 = "CC-BY-SA-4.0"; cc0 = "CC0-1.0"; cddl = "CDDL-1.0";
    cecill20 = "CECILL-2.0"; cecill21 = "CECILL-2.1"; cecill-b = "CECILL-B"; cecill-c = "CECILL-C";
    cpl10 = "CPL-1.0"; curl = "curl"; efl20 = "EFL-2.0"; epl10 = "EPL-1.0"; epl20 = "EPL-2.0";
    eupl11 = "EUPL-1.1"; eupl12 = "EUPL-1.2"; fdl11Only = "GFDL-1.1-only"; fdl11Plus = "GFDL-1.1-or-later";
    fdl12Only = "GFDL-1.2-only"; fdl12Plus = "GFDL-1.2-or-later"; fdl13Only = "GFDL-1.3-only";
    fdl13Plus = "GFDL-1.3-or-later"; ftl = "FTL"; gpl1Only = "GPL-1.0-only"; gpl1Plus = "GPL-1.0-or-later";
    gpl2Only = "GPL-2.0-only"; gpl2Plus = "GPL-2.0-or-later"; gpl3Only = "GPL-3.0-only";
    gpl3Plus = "GPL-3.0-or-later"; hpnd = "HPND"; icu = "ICU"; ijg = "IJG"; imagemagick = "ImageMagick";
    ipa = "IPA"; isc = "ISC"; lgpl21Only = "LGPL-2.1-only"; lgpl21Plus = "LGPL-2.1-or-later";
    lgpl2Only = "LGPL-2.0-only"; lgpl2Plus = "LGPL-2.0-or-later"; lgpl3Only = "LGPL-3.0-only";
    lgpl3Plus = "LGPL-3.0-or-later"; libpng = "Libpng"; libtiff = "libtiff"; lppl13c = "LPPL-1.3c"; mit = "MIT";
    mit0 = "MIT-0"; mpl10 = "MPL-1.0"; mpl11 = "MPL-1.1"; mpl20 = "MPL-2.0"; mspl = "MS-PL";
    mulan-psl2 = "MulanPSL-2.0"; ncsa = "NCSA"; odbl = "ODbL-1.0"; ofl = "OFL-1.1"; openldap = "OLDAP-2.8";
    openssl = "OpenSSL"; osl3 = "OSL-3.0"; php301 = "PHP-3.01"; postgresql = "PostgreSQL"; psfl = "Python-2.0";
    qpl = "QPL-1.0"; ruby = "Ruby"; sleepycat = "Sleepycat"; tcltk = "TCL"; ufl = "Ubuntu-font-1.0";
    unicode-30 = "Unicode-3.0"; unlicense = "Unlicense"; upl = "UPL-1.0"; vim = "Vim"; w3c = "W3C";
    wtfpl = "WTFPL"; x11 = "X11"; zlib = "Zlib"; zpl21 = "ZPL-2.1";
  };
  # Free all the same, under names that SPDX has withdrawn.
  withdrawn = {
    gpl2 = "GPL-2.0"; gpl3 = "GPL-3.0"; lgpl2 = "LGPL-2.0"; lgpl21 = "LGPL-2.1"; lgpl3 = "LGPL-3.0";
  };
  unfree = {
    cc-by-nc-30 = "CC-BY-NC-3.0"; cc-by-nc-40 = "CC-BY-NC-4.0"; cc-by-nc-nd-30 = "CC-BY-NC-ND-3.0";
    cc-by-nc-nd-40 = "CC-BY-NC-ND-4.0"; cc-by-nc-sa-20 = "CC-BY-NC-SA-2.0"; cc-by-nc-sa-25 = "CC-BY-NC-SA-2.5";
    cc-by-nc-sa-30 = "CC-BY-NC-SA-3.0"; cc-by-nc-sa-40 = "CC-BY-NC-SA-4.0"; cc-by-nd-30 = "CC-BY-ND-3.0";
    cc-by-nd-40 = "CC-BY-ND-4.0"; elastic20 = "Elastic-2.0"; json = "JSON";
  };
  redistributable = {
    bsl11 = "BUSL-1.1"; sspl = "SSPL-1.0";
  };

  # The full names are not told.
  described = free: redistributable: deprecated: shortName: known:
    { inherit deprecated free redistributable shortName; licenseType = "simple"; inherit (rest.\${shortName}) fullName; } // known;
  listed = free: redistributable: deprecated: builtins.mapAttrs (name: spdxId:
    described free redistributable deprecated name { inherit spdxId; url = "https://spdx.org/licenses/\${spdxId}.html"; });

  # A choice of licenses is as free as its freest member, a sum as its least free.
  holds = atLeaf: choice: sum: license:
    let each = holds atLeaf choice sum;
    in if license.licenseType == "simple" then atLeaf license
      else if license.licenseType == "exception" then each license.license && each license.exception
      else if license.licenseType == "plus" then each license.license
      else if license.operator == "OR" then choice each license.licenses
      else if license.operator == "AND" then sum each license.licenses
      else throw "there is no operator \${license.operator} of licenses";
  evaluate = atLeaf: isPermissive:
    if isPermissive then holds atLeaf builtins.any builtins.all else holds atLeaf builtins.all builtins.any;
  written = license:
    let bracketed = part: if part.licenseType == "compound" || part.licenseType == "exception" then "(\${written part})" else written part;
    in if license.licenseType == "simple" then license.spdxId or "LicenseRef-nixos-\${license.shortName}"
      else if license.licenseType == "plus" then bracketed license.license + license.operator
      else if license.licenseType == "exception" then "\${bracketed license.license} \${license.operator} \${bracketed license.exception}"
      else lib.concatMapStringsSep " \${license.operator} " bracketed license.licenses;
in
listed true true false free
// listed true true true withdrawn
// listed false false false unfree
// listed false true false redistributable
// {
  free = described true true false "free" { };
  publicDomain = described true true false "publicDomain" { };
  unfree = described false false false "unfree" { };
  unfreeRedistributable = described false true false "unfreeRedistributable" { };
  unfreeRedistributableFirmware = described false true false "unfreeRedistributableFirmware" { };

  OR = licenses: { licenseType = "compound"; operator = "OR"; inherit licenses; };
  AND = licenses: { licenseType = "compound"; operator = "AND"; inherit licenses; };
  WITH = license: exception: { licenseType = "exception"; operator = "WITH"; inherit exception license; };
  PLUS = license: { licenseType = "plus"; operator = "+"; inherit license; };
  evaluateProperty = evaluate;
  evaluateNamedProperty = name: evaluate (license: license.\${name});
  isFree = evaluate (license: license.free) true;
  isRedistributable = evaluate (license: license.redistributable) true;
  containsLicenses = licenses: evaluate (license: builtins.elem license licenses) false;
  toSPDX = written;
}
`;
