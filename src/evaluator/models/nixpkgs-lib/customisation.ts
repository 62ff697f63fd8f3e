/** `lib.customisation`: functions whose calls can be changed afterwards, and packages called by what they ask for. */
export const customisation = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) all attrNames attrValues filter head intersectAttrs isAttrs listToAttrs map mapAttrs removeAttrs;
  inherit (lib) functionArgs isFunction mirrorFunctionArgs setFunctionArgs;

  functionOf = given: if isFunction given then given else import given;
  changed = arguments: change: arguments // (if isFunction change then change arguments else change);

  overridable = f:
    let
      alike = mirrorFunctionArgs f;
      # Calls again what 'redo' makes of f.
      again = redo: overridable (alike redo);
      call = arguments:
        let
          result = f arguments;
          override = alike (change: overridable f (changed arguments change));
          ofDerivation = {
            inherit override;
            overrideDerivation = change: again (args: overrideDrv (f args) change) arguments;
            \${if result ? overrideAttrs then "overrideAttrs" else null} =
              change: again (args: (f args).overrideAttrs change) arguments;
          };
        in if isAttrs result then result // ofDerivation
          else if isFunction result then setFunctionArgs result (functionArgs result) // { inherit override; }
          else result;
      own = { \${if f ? override then "override" else null} = change: overridable (f.override change); };
    in if isAttrs f then f // alike call // own else alike call;

  callWith = automatic: given: arguments:
    let
      f = functionOf given;
      formals = functionArgs f;
      all' = intersectAttrs formals automatic // arguments;
      missing = filter (name: !formals.\${name}) (attrNames (removeAttrs formals (attrNames all')));
      near = filter (lib.strings.levenshteinAtMost 2 (head missing)) (attrNames (automatic // arguments));
      hint = if near == [ ] then "" else ", did you mean \${builtins.concatStringsSep " or " near}?";
    in if missing == [ ] then overridable f all'
      else abort "callPackageWith: function called without required argument \\"\${head missing}\\"\${hint}";

  outputsOf = derivation: derivation.outputs or [ "out" ];
  extend = condition: added: derivation:
    let
      checked = of: { outPath = assert condition; of.outPath; drvPath = assert condition; of.drvPath; };
      common = derivation // listToAttrs outputs // { all = map (output: output.value) outputs; } // added // checked derivation;
      outputs = map
        (name: {
          inherit name;
          value = common // checked derivation.\${name} // {
            inherit (derivation.\${name}) outputName type;
            outputSpecified = true;
            \${if added ? overrideAttrs then "overrideAttrs" else null} = change: (added.overrideAttrs change).\${name};
          };
        })
        (outputsOf derivation);
    in common;
  overrideDrv = drv: f:
    extend (builtins.seq drv.drvPath true)
      ({ meta = drv.meta or { }; passthru = drv.passthru or { }; } // (drv.passthru or { }) // {
        \${if drv ? __spliced then "__spliced" else null} = mapAttrs (_: spliced: overrideDrv spliced f) drv.__spliced;
      })
      (derivation (drv.drvAttrs // f drv));

  jobOf = drv:
    let
      common = {
        inherit (drv) meta name system;
        outputs = outputsOf drv;
      } // lib.optionalAttrs (drv._hydraAggregate or false) {
        _hydraAggregate = true;
        constituents = map jobOf (lib.flatten drv.constituents);
      } // listToAttrs outputs;
      outputs = map
        (outputName: {
          name = outputName;
          value = common // { inherit (drv.\${outputName}) drvPath outPath; inherit outputName; type = "derivation"; };
        })
        (outputsOf drv);
      first = (head outputs).value;
    in if drv == null then null else builtins.deepSeq first first;

  spliced = { splicePackages, newScope }@how: { otherSplices, keep ? _: { }, extra ? _: { }, f }@what:
    let
      base = splicePackages (crossTo "pkgs" (crossFrom "self" otherSplices) // { pkgsHostTarget = self; });
      scope = extra base // base // keep self;
      self = f self // {
        newScope = added: newScope (scope // added);
        callPackage = newScope scope;
        overrideScope = overlay: spliced how (what // { f = lib.extends overlay f; });
        packages = f;
      };
    in self;

  crossPlaces = [ "BuildBuild" "BuildHost" "BuildTarget" "HostHost" "HostTarget" "TargetTarget" ];
  uncapitalized = place: lib.toLower (builtins.substring 0 1 place) + builtins.substring 1 (-1) place;
  renamed = old: new: set: listToAttrs (map (place: { name = new place; value = set.\${old place}; }) crossPlaces);
  crossFrom = prefix: renamed (place: prefix + place) uncapitalized;
  crossTo = prefix: renamed uncapitalized (place: prefix + place);
in
rec {
  makeOverridable = overridable;
  overrideDerivation = overrideDrv;
  callPackageWith = callWith;
  callPackagesWith = automatic: given: arguments:
    let
      f = functionOf given;
      all' = intersectAttrs (functionArgs f) automatic // arguments;
      packages = f all';
      one = name: _: overridable (mirrorFunctionArgs f (changed: (f changed).\${name})) all';
    in if lib.isDerivation packages
      then throw "callPackages: \\"\${packages.name or "<unknown-name>"}\\" is one package; callPackage is for that"
      else mapAttrs one packages;
  extendDerivation = extend;
  hydraJob = jobOf;
  makeScope = newScope: f:
    let
      self = { callPackage = self.newScope { }; } // f self // {
        newScope = added: newScope (self // added);
        overrideScope = overlay: makeScope newScope (lib.extends overlay f);
        packages = f;
      };
    in self;
  makeScopeWithSplicing' = spliced;
  makeScopeWithSplicing = splicePackages: newScope: otherSplices: keep: extra: f:
    spliced { inherit newScope splicePackages; } { inherit extra f keep otherSplices; };
  extendMkDerivation = {
    constructDrv, excludeDrvArgNames ? [ ], excludeFunctionArgNames ? [ ], extendDrvArgs, inheritFunctionArgs ? true,
    transformDrv ? (drv: drv)
  }: {
    inherit constructDrv excludeDrvArgNames extendDrvArgs transformDrv;
    __functor = _: given: transformDrv (constructDrv (final:
      let before = if isFunction given then given final else given;
      in removeAttrs before excludeDrvArgNames // extendDrvArgs final before));
    __functionArgs =
      let inherited = if inheritFunctionArgs then removeAttrs (functionArgs constructDrv) excludeDrvArgNames else { };
      in removeAttrs (inherited // functionArgs (extendDrvArgs { })) excludeFunctionArgNames;
  };
  renameCrossIndexFrom = crossFrom;
  renameCrossIndexTo = crossTo;
  mapCrossIndex = f: { buildBuild, buildHost, buildTarget, hostHost, hostTarget, targetTarget }@set: mapAttrs (_: f) set;
}
`;
