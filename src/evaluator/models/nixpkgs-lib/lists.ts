/** `lib.lists`. */
export const lists = /* nix */ `
{ lib, native, ... }:
let
  inherit (builtins)
    all any attrNames attrValues concatLists concatMap elem elemAt filter foldl' genList groupBy head isList length map
    mapAttrs partition sort tail;

  from = start: count: list:
    let size = length list;
    in genList (index: elemAt list (start + index)) (if start >= size then 0 else lib.min count (size - start));
  notEmpty = name: list: result: if list == [ ] then throw "lists.\${name}: the list is empty" else result;
  startsWith = start: list: from 0 (length start) list == start;

  # The index of the first match; the sign of the count tells whether it was found.
  indexOf = wanted: default: list:
    let
      step = state: element: if state >= 0 then state else if wanted element then -1 - state else state - 1;
      result = foldl' step (-1) list;
    in if result < 0 then default else result;

  foldRight = op: nul: list:
    let go = index: if index == length list then nul else op (elemAt list index) (go (index + 1));
    in go 0;
  foldLeft = op: nul: list:
    let go = index: if index < 0 then nul else op (go (index - 1)) (elemAt list index);
    in go (length list - 1);

  compareWith = cmp: a: b:
    let order = cmp (head a) (head b);
    in if a == [ ] then (if b == [ ] then 0 else -1)
      else if b == [ ] then 1
      else if order != 0 then order
      else compareWith cmp (tail a) (tail b);

  # Sorts by a key that is computed once for each element.
  sortByKey = before: key: list:
    map (entry: entry.element)
      (sort (a: b: before a.key b.key) (map (element: { inherit element; key = key element; }) list));
  numbersApart = text: map (part: if isList part then lib.strings.toInt (head part) else part) (builtins.split "(0|[1-9][0-9]*)" text);

  # Follows "comes before" from the first element down to one that nothing comes before.
  deepest = stopOnCycles: before:
    let
      visit = here: visited: rest:
        let
          loops = filter (other: before other here) visited;
          next = partition (other: before other here) rest;
        in
        if stopOnCycles && loops != [ ] then { cycle = here; inherit loops visited rest; }
        else if next.right == [ ] then { minimal = here; inherit visited rest; }
        else visit (head next.right) ([ here ] ++ visited) (tail next.right ++ next.wrong);
    in list: visit (head list) [ ] (tail list);
  topologically = before: list:
    let
      found = deepest true before list;
      others = topologically before (found.visited ++ found.rest);
    in
    if length list < 2 then { result = list; }
    else if found ? cycle then { cycle = backwards ([ found.cycle ] ++ found.visited); inherit (found) loops; }
    else if others ? cycle then others
    else { result = [ found.minimal ] ++ others.result; };

  backwards = list: let size = length list; in genList (index: elemAt list (size - 1 - index)) size;
  zipWith = f: a: b: genList (index: f (elemAt a index) (elemAt b index)) (lib.min (length a) (length b));
  indexed = first: f: list: genList (index: f (first + index) (elemAt list index)) (length list);
in
rec {
  inherit (builtins)
    all any concatLists concatMap elem elemAt filter genList groupBy head isList length map partition sort tail;

  singleton = element: [ element ];
  toList = value: if isList value then value else [ value ];
  optional = condition: element: if condition then [ element ] else [ ];
  optionals = condition: elements: if condition then elements else [ ];
  forEach = list: f: map f list;
  range = first: final: genList (index: first + index) (if first > final then 0 else final - first + 1);
  replicate = count: element: genList (_: element) count;

  foldr = foldRight;
  fold = foldRight;
  foldl = foldLeft;
  foldl' = op: start: list: builtins.seq start (builtins.foldl' op start list);
  count = wanted: list: builtins.foldl' (total: element: if wanted element then total + 1 else total) 0 list;

  imap0 = indexed 0;
  imap1 = indexed 1;
  ifilter0 = keep: list: map (elemAt list) (filter (index: keep index (elemAt list index)) (genList (index: index) (length list)));
  flatten = value: if isList value then concatMap flatten value else [ value ];
  remove = unwanted: filter (element: element != unwanted);
  reverseList = backwards;
  zipListsWith = zipWith;
  zipLists = zipWith (fst: snd: { inherit fst snd; });
  groupBy' = op: nul: key: list: mapAttrs (_: foldLeft op nul) (groupBy key list);
  concatAttrValues = set: concatLists (attrValues set);
  replaceElemAt = list: position: element:
    if position < 0 || position >= length list then throw "'lists.replaceElemAt': there is no element \${toString position}"
    else genList (index: if index == position then element else elemAt list index) (length list);

  findSingle = wanted: none: several: list:
    let found = filter wanted list; count = length found;
    in if count == 1 then head found else if count == 0 then none else several;
  findFirstIndex = indexOf;
  findFirst = wanted: default: list:
    let index = indexOf wanted null list; in if index == null then default else elemAt list index;

  take = from 0;
  drop = count: list: from count (length list) list;
  takeEnd = count: list: drop (lib.max 0 (length list - count)) list;
  dropEnd = count: list: from 0 (lib.max 0 (length list - count)) list;
  sublist = from;
  last = list: notEmpty "last" list (elemAt list (length list - 1));
  init = list: notEmpty "init" list (from 0 (length list - 1) list);
  hasPrefix = startsWith;
  removePrefix = start: list:
    if startsWith start list then drop (length start) list
    else throw "lib.lists.removePrefix: the list does not begin so";
  commonPrefix = a: b:
    let differs = zipWith (x: y: x != y) a b;
    in from 0 (indexOf (different: different) (length differs) differs) a;

  listDfs = stopOnCycles: before: list: deepest stopOnCycles before list;
  toposort = topologically;
  sortOn = sortByKey (a: b: a < b);
  compareLists = compareWith;
  naturalSort = sortByKey (a: b: compareWith lib.compare a b < 0) numbersApart;

  crossLists = f: foldLeft (functions: arguments: concatMap (g: map g arguments) functions) [ f ];
  unique = native.unique;
  uniqueStrings = list: attrNames (groupBy (text: text) list);
  allUnique = list: length (native.unique list) == length list;
  intersectLists = kept: filter (element: elem element kept);
  subtractLists = dropped: filter (element: !(elem element dropped));
  mutuallyExclusive = a: b: a == [ ] || !(any (element: elem element a) b);
}
`;
