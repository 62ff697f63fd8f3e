/** `lib.stringsWithDeps`: texts that need others before them. */
export const stringsWithDeps = /* nix */ `
{ lib, ... }:
let
  # What is done, and the texts, after the entries 'todo': named ones once, written ones always.
  visit = predefined: done: todo:
    let
      entry = builtins.head todo;
      rest = builtins.tail todo;
      needed = visit predefined done entry.deps;
      after = visit predefined needed.done rest;
    in
    if todo == [ ] then { inherit done; result = [ ]; }
    else if builtins.isAttrs entry then { inherit (after) done; result = needed.result ++ [ entry.text ] ++ after.result; }
    else if done ? \${entry} then visit predefined done rest
    else visit predefined (done // { \${entry} = true; }) ([ predefined.\${entry} ] ++ rest);
in
rec {
  textClosureList = predefined: entries: (visit predefined { } entries).result;
  textClosureMap = f: predefined: entries: lib.concatMapStringsSep "\\n" f (textClosureList predefined entries);
  fullDepEntry = text: deps: { inherit text deps; };
  noDepEntry = text: { inherit text; deps = [ ]; };
  packEntry = deps: { inherit deps; text = ""; };
  stringAfter = deps: text: { inherit text deps; };
}
`;
