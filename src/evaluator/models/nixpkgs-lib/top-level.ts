/** What stands in `lib` itself: the topics, and of each the names that nixpkgs repeats there. */
export const topLevel = /* nix */ `
{ topics, rest, nixosSystem }:
let
  # Every topic is read when first asked for; what nobody models is in 'rest'.
  library = self: rest // builtins.mapAttrs (_: topic: topic self) topics // topLevel self // { inherit nixosSystem; };
  topLevel = self: {
    inherit (builtins)
      convertHash fromJSON fromTOML getContext hasContext hashString parseDrvName placeholder toFile toJSON toString toXML
      tryEval;
    platforms = self.systems.doubles;
    inherit (self.trivial)
      id const pipe concat "or" and mul div xor bitAnd bitOr bitXor bitNot boolToString boolToYesNo mergeAttrs flip
      defaultTo mapNullable isFloat min max importJSON importTOML warn warnIf warnIfNot throwIf throwIfNot
      checkListOfEnum info showWarnings isInOldestRelease oldestSupportedReleaseIsAtLeast mod compare
      splitByAndCompare seq deepSeq lessThan add sub functionArgs setFunctionArgs isFunction toFunction
      mirrorFunctionArgs fromHexString toHexString toBaseDigits isBool isInt pathExists genericClosure readFile ceil
      floor;
    inherit (self.fixedPoints)
      fix fix' converge extends composeExtensions composeManyExtensions makeExtensible makeExtensibleWithCustomName
      toExtension;
    inherit (self.attrsets)
      attrByPath hasAttrByPath setAttrByPath getAttrFromPath attrVals attrNames attrValues getAttrs catAttrs
      filterAttrs filterAttrsRecursive foldlAttrs foldAttrs collect nameValuePair mapAttrs mapAttrs' mapAttrsToList
      attrsToList concatMapAttrs mapAttrsRecursive mapAttrsRecursiveCond mapAttrsToListRecursive
      mapAttrsToListRecursiveCond genAttrs genAttrs' isDerivation toDerivation optionalAttrs zipAttrsWithNames
      zipAttrsWith zipAttrs recursiveUpdateUntil recursiveUpdate matchAttrs mergeAttrsList overrideExisting
      showAttrPath getOutput getFirstOutput getBin getLib getStatic getDev getInclude getMan chooseDevOutputs
      recurseIntoAttrs dontRecurseIntoAttrs cartesianProduct mapCartesianProduct updateManyAttrsByPath listToAttrs
      hasAttr getAttr isAttrs intersectAttrs removeAttrs;
    inherit (self.lists)
      singleton forEach map foldr fold foldl foldl' imap0 imap1 filter ifilter0 concatMap flatten remove findSingle
      findFirst any all count optional optionals toList range replicate partition zipListsWith zipLists reverseList
      listDfs toposort sort sortOn naturalSort compareLists take takeEnd drop dropEnd sublist last init crossLists
      unique uniqueStrings allUnique intersectLists subtractLists mutuallyExclusive groupBy groupBy' concatLists
      genList length head tail elem elemAt isList concatAttrValues replaceElemAt;
    inherit (self.strings)
      concatStrings concatMapStrings concatImapStrings stringLength substring isString replaceString replaceStrings
      intersperse concatStringsSep concatMapStringsSep concatMapAttrsStringSep concatImapStringsSep concatLines
      makeSearchPath makeSearchPathOutput makeLibraryPath makeIncludePath makeBinPath optionalString hasInfix
      hasPrefix hasSuffix join stringToCharacters stringAsChars escape escapeShellArg escapeShellArgs isStorePath
      isStringLike isValidPosixName toShellVar toShellVars trim trimWith escapeRegex escapeURL escapeXML lowerChars
      upperChars toLower toUpper toCamelCase toSentenceCase typeOf addContextFrom splitString splitStringBy
      removePrefix removeSuffix versionOlder versionAtLeast getName getVersion match split cmakeOptionType cmakeBool
      cmakeFeature mesonOption mesonBool mesonEnable nameFromURL enableFeature enableFeatureAs withFeature
      withFeatureAs fixedWidthString fixedWidthNumber toInt toIntBase10 fileContents appendContext
      unsafeDiscardStringContext;
    inherit (self.stringsWithDeps) textClosureList textClosureMap noDepEntry fullDepEntry packEntry stringAfter;
    inherit (self.customisation)
      overrideDerivation makeOverridable callPackageWith callPackagesWith extendDerivation hydraJob makeScope
      makeScopeWithSplicing makeScopeWithSplicing' extendMkDerivation renameCrossIndexFrom renameCrossIndexTo
      mapCrossIndex;
    inherit (self.derivations)
      lazyDerivation optionalDrvAttr warnOnInstantiate addDrvOutputDependencies unsafeDiscardOutputDependency;
    inherit (self.generators) mkLuaInline;
    inherit (self.meta)
      addMetaAttrs dontDistribute setName updateName appendToName mapDerivationAttrset setPrio lowPrio lowPrioSet
      hiPrio hiPrioSet licensesSpdx getLicenseFromSpdxId getLicenseFromSpdxIdOr getExe getExe';
    inherit (self.filesystem)
      pathType pathIsDirectory pathIsRegularFile baseNameOf dirOf isPath packagesFromDirectoryRecursive hashFile
      readDir readFileType;
    inherit (self.sources)
      cleanSourceFilter cleanSource sourceByRegex sourceFilesBySuffices commitIdFromGitRepo cleanSourceWith
      pathHasContext canCleanSource pathIsGitRepo revOrTag repoRevToName filterSource;
    inherit (self.modules)
      evalModules setDefaultModuleLocation mkIf mkAssert mkMerge mkOverride mkOptionDefault mkDefault
      mkImageMediaOverride mkForce mkVMOverride mkFixStrictness mkOrder mkBefore mkAfter mkAliasDefinitions
      mkAliasAndWrapDefinitions fixMergeModules mkRemovedOptionModule mkRenamedOptionModule mkRenamedOptionModuleWith
      mkMergedOptionModule mkChangedOptionModule mkAliasOptionModule mkDerivedConfig doRename mkAliasOptionModuleMD;
    inherit (self.options)
      isOption mkEnableOption mkSinkUndeclaredOptions mergeDefaultOption mergeOneOption mergeEqualOption
      mergeUniqueOption getValues getFiles scrubOptionValue literalExpression showOption showFiles unknownModule
      mkOption mkPackageOption literalMD;
    inherit (self.types) isType setType defaultTypeMerge defaultFunctor isOptionType mkOptionType;
    inherit (self.asserts) assertMsg assertOneOf;
    inherit (self.debug)
      trace traceIf traceVal traceValFn traceSeq traceSeqN traceValSeq traceValSeqFn traceValSeqN traceValSeqNFn
      traceFnSeqN addErrorContext unsafeGetAttrPos runTests testAllTrue;
    inherit (self.misc)
      maybeEnv defaultMergeArg defaultMerge foldArgs maybeAttrNullable maybeAttr ifEnable checkFlag getValue
      checkReqs uniqList uniqListExt condConcat lazyGenericClosure innerModifySumArgs modifySumArgs
      innerClosePropagation closePropagation nvs setAttr setAttrMerge mergeAttrsWithFunc mergeAttrsConcatenateValues
      mergeAttrsNoOverride mergeAttrByFunc mergeAttrsByFuncDefaults mergeAttrsByFuncDefaultsClean mergeAttrBy
      fakeHash fakeSha256 fakeSha512 nixType imap;
    inherit (self.versions) compareVersions splitVersion;
    inherit (self.network.ipv6) mkEUI64Suffix;
    inherit (self.flakes) parseFlakeRef flakeRefToString;
    inherit (self.former) cartesianProductOfSets literalExample mapAttrsFlatten mdDoc replaceChars;
  };
  original = library original // { extend = overlay: original.makeExtensible (original.extends overlay library); };
in
original
`;
