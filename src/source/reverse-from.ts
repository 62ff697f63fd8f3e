/** Turns the items from a place on round, in place: on a stack, what was added first is then taken first. */
export function reverseFrom<Item>(items: Item[], first: number): void {
  for (let low = first, high = items.length - 1; low < high; low++, high--) {
    const item = items[low] as Item;
    items[low] = items[high] as Item;
    items[high] = item;
  }
}
