const mostTries = 2000;

/** A text that still fails, with as much taken away as a bounded search finds. */
export function smaller(text: string, fails: (shorter: string) => boolean): string {
  let smallest = text;
  let tries = 0;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let start = 0; start < smallest.length && tries < mostTries; tries++) {
      const shorter = smallest.slice(0, start) + smallest.slice(start + size);
      if (fails(shorter)) smallest = shorter;
      else start += size;
    }
  }
  return smallest;
}
