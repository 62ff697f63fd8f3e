/** `lib.hm.dag`: entries that say which others they stand before and after. */
export const dag = /* nix */ `
{ lib, ... }:
let
  inherit (builtins) all attrNames attrValues elem elemAt filter genList isAttrs length listToAttrs map mapAttrs;

  isEntry = value: value ? data && value ? after && value ? before;
  entryBetween = before: after: data: { inherit after before data; };

  # A chain: the first stands after what all stand after, the last before what all stand before.
  entriesBetween = tag: before: after: entries:
    let
      last = length entries - 1;
      nameOf = index: "\${tag}-\${toString index}";
      link = index: {
        name = nameOf index;
        value = entryBetween
          (if index == last then before else [ ])
          (if index == 0 then after else [ (nameOf (index - 1)) ])
          (elemAt entries index);
      };
    in
    listToAttrs (genList link (last + 1));

  topoSort = dag:
    let
      namedBy = name: filter (other: elem name dag.\${other}.before) (attrNames dag);
      node = name: { after, data, ... }: { inherit data name; after = after ++ namedBy name; };
      sorted = lib.toposort (first: second: elem first.name second.after) (attrValues (mapAttrs node dag));
    in
    if sorted ? result then { result = map ({ data, name, ... }: { inherit data name; }) sorted.result; } else sorted;
in
{
  inherit entriesBetween entryBetween isEntry topoSort;
  empty = { };
  isDag = value: isAttrs value && all isEntry (attrValues value);
  map = f: mapAttrs (name: entry: entry // { data = f name entry.data; });
  entryAnywhere = entryBetween [ ] [ ];
  entryAfter = entryBetween [ ];
  entryBefore = before: entryBetween before [ ];
  entriesAnywhere = tag: entriesBetween tag [ ] [ ];
  entriesAfter = tag: entriesBetween tag [ ];
  entriesBefore = tag: before: entriesBetween tag before [ ];
}
`;
