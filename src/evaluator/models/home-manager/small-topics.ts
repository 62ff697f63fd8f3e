/** `lib.hm.assertions`; the messages are our own. */
export const assertions = /* nix */ `
{ lib, ... }:
{
  assertPlatform = module: pkgs: platforms: {
    assertion = builtins.elem pkgs.stdenv.hostPlatform.system platforms;
    message = "\${module} is for \${builtins.concatStringsSep ", " platforms} only";
  };
}
`;

/** `lib.hm.booleans`. */
export const booleans = /* nix */ `{ ... }: { yesNo = value: if value then "yes" else "no"; }`;

/** `lib.hm.git`. */
export const git = /* nix */ `
{ lib, ... }:
{
  diffPagerConfig = pager: { pager = lib.genAttrs [ "diff" "log" "show" ] (_: pager); };
}
`;

/** `lib.hm.darwin`: names of intervals as launchd has them; the message is our own. */
export const darwin = /* nix */ `
{ lib, ... }:
let
  midnight = { Hour = 0; Minute = 0; };
  intervals = {
    hourly = [ { Minute = 0; } ];
    daily = [ midnight ];
    weekly = [ (midnight // { Weekday = 1; }) ];
    monthly = [ (midnight // { Day = 1; }) ];
    semiannually = map (Month: midnight // { inherit Month; Day = 1; }) [ 1 7 ];
    annually = [ (midnight // { Month = 1; Day = 1; }) ];
  };
in
{
  mkCalendarInterval = frequency: intervals.\${frequency} or null;
  assertInterval = option: interval: pkgs: {
    assertion = !pkgs.stdenv.hostPlatform.isDarwin || builtins.elem interval (builtins.attrNames intervals);
    message = "launchd has no interval for \${option}";
  };
}
`;

/** `lib.hm.strings`. */
export const strings = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) isPath isString match;
  matches = pattern: text: match pattern text != null;
  isCapital = matches "[A-Z]";
  toCaseWithSeparator = separator: text:
    lib.removePrefix separator (lib.stringAsChars (letter: if isCapital letter then separator + lib.toLower letter else letter) text);
  separated = letters: separator: matches "[\${letters}]+(\${separator}[\${letters}]+)*";
in
{
  inherit toCaseWithSeparator;
  storeFileName = path: "hm_" + lib.stringAsChars (letter: if matches "[a-zA-Z0-9+._?=]" letter then letter else "") path;
  toSnakeCase = toCaseWithSeparator "_";
  toKebabCase = toCaseWithSeparator "-";
  isCamelCase = matches "[a-z]+([A-Z][a-z0-9]*)+";
  isPascalCase = matches "([A-Z][a-z0-9]*)+";
  isSnakeCase = separated "a-z0-9" "_";
  isKebabCase = separated "a-z0-9" "-";
  isScreamingSnakeCase = separated "A-Z0-9" "_";
  isPathLike = value:
    isPath value || (isString value && lib.hasPrefix "\${builtins.storeDir}/" value) || lib.isDerivation value;
}
`;

/** `lib.hm.mcp` but for the script around a server, which is a package. */
export const mcp = /* nix */ `
{ lib, rest, ... }:
let
  inherit (builtins) foldl' isAttrs mapAttrs removeAttrs;
  isFile = value: isAttrs value && value ? file;
  envOf = server: server.env or { };
  renderEnv = ofFile: mapAttrs (_: value: if isFile value then ofFile value.file else value);
  isSet = server: name: (server.\${name} or null) != null;
  resolveEnabled = server:
    if isSet server "enabled" then server.enabled
    else if isSet server "disabled" then !server.disabled
    else null;
in
{
  inherit renderEnv resolveEnabled;
  addType = server: { type = if isSet server "url" then "http" else "stdio"; } // server;
  wrapEnvFilesCommand = { pkgs, name }: server:
    if lib.filterAttrs (_: isFile) (envOf server) == { } then server
    else server // {
      command = rest.mkEnvFilesWrapper { inherit name pkgs server; };
      args = [ ];
      env = lib.filterAttrs (_: value: !isFile value) (envOf server);
    };
  transformMcpServer = { server, exclude ? [ ], extraTransforms ? [ ], mkFileRef ? (path: "{file:\${path}}") }:
    let
      url = if isSet server "url" then server.url else server.serverUrl or null;
      whole = foldl' (all: transform: transform all) (server // { inherit url; enabled = resolveEnabled server; }) extraTransforms;
      rendered = whole // lib.optionalAttrs (whole ? env) { env = renderEnv mkFileRef whole.env; };
    in
    lib.filterAttrs
      (_: value: value != null && value != [ ] && value != { })
      (removeAttrs rendered ([ "disabled" "serverUrl" ] ++ exclude));
}
`;

/** `lib.hm.deprecations` but for functions whose result is a message; the one text that stays is our own. */
export const deprecations = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) elem isAttrs isList map mapAttrs;
in
{
  mkSettingsRenamedOptionModules = from: to: { transform ? lib.hm.strings.toSnakeCase }:
    let
      pathsOf = given:
        if isAttrs given then mapAttrs (_: lib.toList) given
        else let old = lib.toList given; in { inherit old; new = map transform old; };
      renamed = { old, new, ... }: lib.mkRenamedOptionModule (from ++ old) (to ++ new);
    in
    map (given: renamed (pathsOf given));

  remapAttrsRecursive = { pred, transform, ignore ? [ ] }: _:
    let
      nameOf = name: if pred name && !(elem name ignore) then transform name else name;
      remap = value:
        if isAttrs value then lib.mapAttrs' (name: inner: { name = nameOf name; value = remap inner; }) value
        else if isList value then map remap value
        else value;
    in
    remap;

  mkStateVersionOptionDefault =
    { stateVersion, since, optionPath, legacy, current, extraWarning ? "", config ? null, options ? null
    , warningPriority ? (lib.mkOptionDefault { }).priority, shouldWarn ? null, deferWarningToConfig ? false }:
    let
      hasOptions = config != null && options != null;
      optionInfo = lib.optionalAttrs hasOptions (lib.getAttrFromPath optionPath options);
      optionUsesDefaultPriority = hasOptions && optionInfo.highestPrio >= warningPriority;
      isOld = lib.versionOlder stateVersion since;
      effectiveDefault = if isOld then legacy.value else current.value;
      textOf = { value ? null, text ? lib.generators.toPretty { } value, ... }: text;
    in
    if deferWarningToConfig && !hasOptions then throw "a warning for later needs 'config' and 'options'"
    else {
      inherit effectiveDefault optionUsesDefaultPriority;
      default = if deferWarningToConfig then current.value else effectiveDefault;
      defaultText = lib.literalExpression "\${textOf current}, before \${since} \${textOf legacy}";
      warning = "\${lib.showOption optionPath} has another default since \${since}\${extraWarning}";
      shouldWarn = deferWarningToConfig && isOld && legacy.value != current.value && (
        if lib.isFunction shouldWarn then shouldWarn { inherit optionInfo optionUsesDefaultPriority; }
        else optionUsesDefaultPriority);
    };

  mkListEntryOmittedFieldPredicate =
    { omittedField, triggerField, triggerPredicate ? (value: value != null && value != "") }: { value, ... }:
    isAttrs value && value ? \${triggerField} && triggerPredicate value.\${triggerField} && !(value ? \${omittedField});
}
`;
