/** As many of the pieces, from the first, as fit in so many bytes of UTF-8, and how many are left. */
export function textWithin(pieces: readonly string[], bytes: number): { text: string; left: number } {
  const encoder = new TextEncoder();
  let room = bytes;
  let count = 0;
  for (const piece of pieces) {
    room -= encoder.encode(piece).length;
    if (room < 0) break;
    count++;
  }
  return { text: pieces.slice(0, count).join(""), left: pieces.length - count };
}
