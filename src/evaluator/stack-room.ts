/** Calls of `descend` that must still fit: some 150 KB, more than parsing a file takes. */
const room = 1_000;

/** Whether the stack has room for work that may not be interrupted by its end. */
export function hasStackRoom(): boolean {
  try {
    return descend(room);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function descend(levels: number): boolean {
  return levels === 0 || (descend(levels - 1) && levels > 0);
}
