/** `lib.hm.generators`: text in which entries of a DAG stand in their order, and files of some programs. */
export const generators = /* nix */ `
{ lib, rest, part, ... }:
let
  inherit (builtins) any attrNames attrValues concatMap concatStringsSep filter isAttrs isList isPath map mapAttrs toJSON;
  inherit (lib.hm) dag;

  isOrdered = value: dag.isEntry value && (value.after != [ ] || value.before != [ ]);
  isAnyOrdered = entries: any isOrdered (attrValues entries);
  cycleIn = what: "Dependency cycle in \${what}";

  sortDAGEntries = { cycleErrorMessage ? cycleIn "DAG entries" }: entries:
    let sorted = dag.topoSort (mapAttrs (_: value: if dag.isEntry value then value else dag.entryAnywhere value) entries);
    in map
      ({ name, data }: { inherit name; value = data; })
      (sorted.result or (abort "\${cycleErrorMessage}: \${toJSON sorted}"));
  # Only where something is ordered is an entry that stands anywhere more than a set.
  toDAGOrderedAttrs = { cycleErrorMessage ? cycleIn "DAG entries" }: entries:
    if isAnyOrdered entries then
      sortDAGEntries { inherit cycleErrorMessage; }
        (mapAttrs (_: value: if isOrdered value then value else dag.entryAnywhere value) entries)
    else lib.attrsToList entries;

  toDAGOrderedText = { renderAttrs, renderList, renderValue, cycleErrorMessage ? cycleIn "DAG entries" }:
    let
      render = value:
        if lib.isDerivation value || isPath value then renderValue value
        else if isList value then renderList (map render value)
        else if isAttrs value then
          renderAttrs (map (entry: entry // { value = render entry.value; }) (toDAGOrderedAttrs { inherit cycleErrorMessage; } value))
        else renderValue value;
    in
    render;

  toDAGOrderedKeyValue =
    { mkKeyValue ? lib.generators.mkKeyValueDefault { } "=", listsAsDuplicateKeys ? false, listToValue ? null
    , indent ? "", cycleErrorMessage ? cycleIn "DAG entries" }:
    assert listsAsDuplicateKeys -> listToValue == null;
    let
      joined = value: if listToValue != null && isList value then listToValue value else value;
      valuesOf = value: if listsAsDuplicateKeys then lib.toList value else [ (joined value) ];
      linesOf = { name, value }: map (each: "\${indent}\${mkKeyValue name each}\\n") (valuesOf value);
    in
    entries: concatStringsSep "" (concatMap linesOf (toDAGOrderedAttrs { inherit cycleErrorMessage; } entries));

  toDAGOrderedINI =
    { mkSectionName ? lib.escape [ "[" "]" ], mkKeyValue ? lib.generators.mkKeyValueDefault { } "="
    , listsAsDuplicateKeys ? false, listToValue ? null, cycleErrorMessage ? cycleIn "INI sections" }:
    assert listsAsDuplicateKeys -> listToValue == null;
    let
      keyValues = toDAGOrderedKeyValue { inherit cycleErrorMessage listToValue listsAsDuplicateKeys mkKeyValue; };
      section = { name, value }: "[\${mkSectionName name}]\\n\${keyValues value}";
    in
    sections: concatStringsSep "\\n" (map section (toDAGOrderedAttrs { inherit cycleErrorMessage; } sections));

  # Of a format that prints entries in order, what it makes is a package; its type is that of the format given.
  ordered = name: key: fallback: { pkgs, ... }@given:
    (given.\${key} or (fallback pkgs.formats given)) // { inherit (rest.\${name} given) generate; };
  listSettings = { listsAsDuplicateKeys ? false, listToValue ? null, ... }: { inherit listToValue listsAsDuplicateKeys; };
in
part "generated-files" // {
  inherit sortDAGEntries toDAGOrderedAttrs toDAGOrderedINI toDAGOrderedKeyValue toDAGOrderedText;
  isDAGEntryWithOrdering = isOrdered;
  hasDAGEntryWithOrdering = isAnyOrdered;
  mkDAGOrderedFormat = { format, ... }@given: format // { inherit (rest.mkDAGOrderedFormat given) generate; };
  mkDAGOrderedJsonFormat = ordered "mkDAGOrderedJsonFormat" "jsonFormat" (formats: _: formats.json { });
  mkDAGOrderedYamlFormat = ordered "mkDAGOrderedYamlFormat" "yamlFormat" (formats: _: formats.yaml { });
  mkDAGOrderedTomlFormat = ordered "mkDAGOrderedTomlFormat" "tomlFormat" (formats: _: formats.toml { });
  mkDAGOrderedIniFormat = ordered "mkDAGOrderedIniFormat" "iniFormat" (formats: given:
    formats.ini (listSettings given // { atomsCoercedToLists = given.atomsCoercedToLists or null; }));
  mkDAGOrderedKeyValueFormat = ordered "mkDAGOrderedKeyValueFormat" "keyValueFormat" (formats: given:
    formats.keyValue (listSettings given));
}
`;
