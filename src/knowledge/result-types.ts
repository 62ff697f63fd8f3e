/**
 * Functions that give a string, or a boolean, whatever they are given, as long as they give anything.
 * Sources: the manual of Nix 2.34 ("Built-in Functions"), and `lib/` of nixpkgs 25.11. Left out are those that hand on
 * an argument as it is (`optionalString`, `removePrefix`), and those that give a path for a path (`dirOf`).
 */

export type ResultType = "string" | "boolean";

interface KnownFunction {
  readonly type: ResultType;
  /** After how many arguments it gives its result. */
  readonly arguments: number;
}

const builtinFunctions = functions({
  string: [
    "baseNameOf getEnv placeholder readFile toJSON toString toXML typeOf unsafeDiscardStringContext",
    "concatStringsSep hashFile hashString toFile",
    "replaceStrings substring",
  ],
  boolean: [
    "hasContext isAttrs isBool isFloat isFunction isInt isList isNull isPath isString pathExists",
    "all any elem hasAttr lessThan",
  ],
});

const libraryFunctions = functions({
  string: [
    "boolToString concatLines concatStrings escapeShellArg escapeShellArgs fileContents getExe makeBinPath makeLibraryPath toJSON toLower toUpper trim",
    "concatImapStrings concatMapStrings concatStringsSep getExe' makeSearchPath",
    "concatImapStringsSep concatMapStringsSep replaceStrings substring",
  ],
  boolean: [
    "isAttrs isBool isDerivation isFloat isFunction isInt isList isPath isStorePath isString pathExists",
    "all any elem hasAttr hasInfix hasPrefix hasSuffix versionAtLeast versionOlder",
  ],
});

/** What a function of Nix itself gives, and after how many arguments. */
export function resultOfBuiltin(name: string): KnownFunction | undefined {
  return builtinFunctions.get(name);
}

/** What a function of nixpkgs' library gives, and after how many arguments. */
export function resultOfLibraryFunction(name: string): KnownFunction | undefined {
  return libraryFunctions.get(name);
}

/** Of each type, the names of functions with one argument, with two, with three. */
function functions(names: Readonly<Record<ResultType, readonly string[]>>): ReadonlyMap<string, KnownFunction> {
  const known = new Map<string, KnownFunction>();
  for (const type of ["string", "boolean"] as const) {
    for (const [index, line] of names[type].entries()) {
      for (const name of line.split(" ")) known.set(name, { type, arguments: index + 1 });
    }
  }
  return known;
}
