/** `lib.sources`: a filtered folder is a set with `outPath`; its files are read where they stand. */
export const sources = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) any elem elemAt filter head isList isString length match split;
  inherit (lib) hasPrefix hasSuffix removePrefix;

  # What a source is made of, whether it was filtered before or is only a path.
  partsOf = source:
    if source ? _isLibCleanSourceWith then { inherit (source) origSrc filter name; }
    else { origSrc = source; filter = _: _: true; name = "source"; };
  made = { origSrc, filter, name }@parts: parts // {
    _isLibCleanSourceWith = true;
    outPath = builtins.path { inherit filter name; path = origSrc; };
  };

  versionControl = [ ".svn" "CVS" ".hg" ".jj" ".pijul" "_darcs" ];
  isLitter = path: type:
    let name = baseNameOf path;
    in name == ".git" || (type == "directory" && elem name versionControl)
      || hasSuffix "~" name || match "\\\\.(.*\\\\.)?sw[a-z]" name != null
      || hasSuffix ".o" name || hasSuffix ".so" name
      || (type == "symlink" && hasPrefix "result" name) || type == "unknown";

  globParts = pattern: map
    (part: if part == "**" then null
      else lib.concatMapStrings (token: if isList token then "[^/]*" else lib.escapeRegex token) (split "\\\\*+" part))
    (stepsOf pattern);
  stepsOf = text: filter isString (split "/" text);
  matchesGlob = pattern:
    let
      parts = globParts pattern;
      count = length parts;
    in path: type:
      let
        steps = stepsOf path;
        fits = part: step: match (elemAt parts part) (elemAt steps step) != null;
        from = part: step:
          if step >= length steps then part >= count || type == "directory" || type == "symlink"
          else if part >= count then false
          else if elemAt parts part != null then fits part step && from (part + 1) (step + 1)
          else if part + 1 == count then true
          else if elemAt parts (part + 1) == null || fits (part + 1) step then from (part + 1) step
          else from part (step + 1);
      in from 0 0;

  fileContents = file: lib.removeSuffix "\\n" (builtins.readFile file);
  inside = base: path:
    if hasPrefix "/" path then path else if hasPrefix "/" base then "\${base}/\${path}" else "/\${base}/\${path}";
  # The commit that a reference in a .git folder (or in a file that stands for it) leads to.
  commitOf = reference: git:
    let
      link = match "gitdir: (.*)" (fileContents git);
      folder = inside (dirOf git) (head link);
      commonFile = "\${folder}/commondir";
      common = inside folder (lib.removeSuffix "/" (if lib.pathIsRegularFile commonFile then fileContents commonFile else folder));
      file = git + "/\${reference}";
      content = fileContents file;
      further = match "ref: (.*)" content;
      packed = git + "/packed-refs";
      lines = filter (line: isString line && match "([a-z0-9]+) \${reference}" line != null)
        (split "\\n" (builtins.readFile packed));
    in
    if lib.pathIsRegularFile git then
      if link == null then { error = "\${toString git} names no git folder"; }
      else commitOf (removePrefix "\${common}/" "\${folder}/\${reference}") common
    else if lib.pathIsRegularFile file then
      if further == null then { value = content; } else commitOf (head further) git
    else if lib.pathIsRegularFile packed then
      if lines == [ ] then { error = "\${reference} is not in \${toString packed}"; }
      else { value = head (match "([a-z0-9]+) .*" (head lines)); }
    else { error = "\${toString git} is no git folder"; };

  archive = "(.*)\\\\.(git|tar|zip|gz|tgz|bz|tbz|bz2|tbz2|lzma|txz|xz|zstd)";
  bareName = name: let found = match archive name; in if found == null || head found == name then name else bareName (head found);
  shortRevision = revision:
    let
      name = baseNameOf (toString revision);
      version = match "([A-Za-z]+[-_. ]?)*(v)?([0-9.]+.*)" name;
    in if match "[a-f0-9]+" name != null then builtins.substring 0 7 name
      else if version != null then lib.last version else name;
  urlName = url: bareName (baseNameOf (lib.removeSuffix "/" (lib.last (lib.splitString ":" (toString url)))));
  dashed = text: if text == null then "" else "-\${text}";
  fullName = repository: revision: suffix:
    "\${urlName repository}\${dashed (if revision == null then null else shortRevision revision)}\${dashed suffix}-source";
in
rec {
  inherit (builtins) filterSource;
  cleanSourceFilter = path: type: !isLitter path type;
  cleanSource = src: cleanSourceWith { inherit src; filter = cleanSourceFilter; };
  cleanSourceWith = { src, filter ? _: _: true, name ? null }:
    let before = partsOf src;
    in made {
      inherit (before) origSrc;
      name = if name == null then before.name else name;
      filter = path: type: filter path type && before.filter path type;
    };
  sourceByRegex = src: patterns: cleanSourceWith {
    inherit src;
    filter = path: _:
      any (pattern: match pattern (removePrefix "\${toString (partsOf src).origSrc}/" (toString path)) != null) patterns;
  };
  sourceFilesBySuffices = src: suffixes: cleanSourceWith {
    inherit src;
    filter = path: type: type == "directory" || any (suffix: hasSuffix suffix (baseNameOf path)) suffixes;
  };
  sourceByGlobs = src: patterns: cleanSourceWith {
    inherit src;
    filter = path: type: any (glob: glob (removePrefix "\${toString src}/" path) type) (map matchesGlob patterns);
  };
  trace = src: made (partsOf src) // { satisfiesSubpathInvariant = src.satisfiesSubpathInvariant or false; };
  canCleanSource = src: src ? _isLibCleanSourceWith || !(pathHasContext (toString src));
  pathHasContext = builtins.hasContext;

  pathIsGitRepo = git: commitOf "HEAD" git ? value;
  commitIdFromGitRepo = git: let found = commitOf "HEAD" git; in found.value or (throw found.error);
  urlToName = urlName;
  shortRev = shortRevision;
  revOrTag = revision: tag: if tag != null then tag else if revision != null then revision else "HEAD";
  repoRevToName = kind: {
    source = _: _: _: "source";
    versioned = repository: revision: _: fullName repository revision null;
    full = fullName;
  }.\${kind} or (throw "repoRevToName: there is no kind '\${toString kind}'");
}
`;
