/** Why Nix 2.8 and evaluation may differ on a program though both are right; null where they may not. */
export function knownDifference(program: string, theirs: string, ours: string): string | null {
  return null;
}
