/** Sorts by merging. Only asks whether an element of the right half comes before one of the left: equal ones keep their order. */
export function stableSort<Element>(
  elements: readonly Element[],
  isBefore: (a: Element, b: Element) => boolean,
): readonly Element[] {
  if (elements.length < 2) return elements;
  const middle = elements.length >> 1;
  const left = stableSort(elements.slice(0, middle), isBefore);
  const right = stableSort(elements.slice(middle), isBefore);
  const merged: Element[] = [];
  let next = 0;
  for (const element of left) {
    while (next < right.length && isBefore(right[next] as Element, element)) merged.push(right[next++] as Element);
    merged.push(element);
  }
  while (next < right.length) merged.push(right[next++] as Element);
  return merged;
}
