/** Functions that nixpkgs once had, for flakes that are locked to an older one. */
export const former = /* nix */ `
{ lib, ... }:
{
  cartesianProductOfSets = lib.cartesianProduct;
  isCoercibleToString = lib.strings.isConvertibleWithToString;
  literalExample = lib.literalExpression;
  mapAttrsFlatten = lib.mapAttrsToList;
  mdDoc = text: text;
  replaceChars = lib.replaceStrings;
}
`;
