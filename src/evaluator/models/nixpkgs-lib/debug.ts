/** `lib.debug`: what is traced is not printed, the value is what matters. */
export const debug = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) attrNames deepSeq elem filter seq substring trace;
  quiet = shown: value: trace shown value;
  toDepth = depth: value:
    if depth == 0 then value
    else if builtins.isList value then builtins.foldl' (done: element: seq (toDepth (depth - 1) element) done) value value
    else if builtins.isAttrs value then
      builtins.foldl' (done: element: seq (toDepth (depth - 1) element) done) value (builtins.attrValues value)
    else value;
in
rec {
  inherit (builtins) addErrorContext trace unsafeGetAttrPos;
  traceIf = condition: message: value: if condition then quiet message value else value;
  traceValFn = f: value: quiet (f value) value;
  traceVal = traceValFn (value: value);
  traceSeq = shown: value: quiet (deepSeq shown shown) value;
  traceSeqN = depth: shown: value: seq (toDepth depth shown) value;
  traceValSeqFn = f: value: traceValFn f (deepSeq value value);
  traceValSeq = traceValSeqFn (value: value);
  traceValSeqNFn = f: depth: value: traceSeqN depth (f value) value;
  traceValSeqN = traceValSeqNFn (value: value);
  traceFnSeqN = depth: name: f: value: traceSeqN depth { from = value; to = f value; } (f value);

  runTests = tests:
    let
      chosen = tests.tests or [ ];
      isRun = name: if chosen == [ ] then substring 0 4 name == "test" else elem name chosen;
      fails = name: isRun name && tests.\${name}.expr != tests.\${name}.expected;
    in map (name: { inherit name; inherit (tests.\${name}) expected; result = tests.\${name}.expr; }) (filter fails (attrNames tests));
  testAllTrue = results: { expr = results; expected = map (_: true) results; };
  throwTestFailures = { failures, description ? "tests", ... }:
    let names = lib.concatMapStringsSep "\\n- " (failure: failure.name) failures;
    in if failures == [ ] then null
      else throw "\${toString (builtins.length failures)} \${description} failed:\\n- \${names}\\n\\n\${builtins.toJSON failures}";
}
`;
