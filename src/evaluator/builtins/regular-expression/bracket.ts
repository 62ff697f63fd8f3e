const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  d: /[0-9]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  s: /[ \t\n\v\f\r]/,
  space: /[ \t\n\v\f\r]/,
  upper: /[A-Z]/,
  w: /[A-Za-z0-9_]/,
  xdigit: /[0-9A-Fa-f]/,
};

export function setOfBytes(test: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(test(byte)));
}

/** The set of `[…]`, whose inside starts at an offset, and where it ends; `members` is null if it is wrong. */
export function bracketSet(pattern: string, start: number): { members: Uint8Array | null; end: number } {
  const members = new Uint8Array(256);
  let position = start;
  const negated = pattern[position] === "^";
  if (negated) position++;
  const first = position;
  while (position < pattern.length && (pattern[position] !== "]" || position === first)) {
    const next = addElement(pattern, position, members);
    if (next < 0) return { members: null, end: position };
    position = next;
  }
  if (position >= pattern.length) return { members: null, end: position };
  return { members: negated ? members.map((member) => 1 - member) : members, end: position + 1 };
}

/** Adds a class, a range or a character; gives where the next element starts, negative for what is wrong. */
function addElement(pattern: string, position: number, members: Uint8Array): number {
  const named = /^\[([:=.])(.*?)\1\]/s.exec(pattern.slice(position, position + 40));
  if (named?.[1] === ":") {
    const meant = classes[(named[2] as string).toLowerCase()];
    if (!meant) return -1;
    for (let byte = 0; byte < 256; byte++) if (meant.test(String.fromCharCode(byte))) members[byte] = 1;
    return position + named[0].length;
  }
  if (named && named[2]?.length !== 1) return -1;
  const from = (named?.[2] ?? (pattern[position] as string)).charCodeAt(0);
  const behind = position + (named?.[0].length ?? 1);
  const last = pattern[behind + 1];
  if (pattern[behind] !== "-" || last === undefined || last === "]") {
    members[from] = 1;
    return behind;
  }
  const to = last.charCodeAt(0);
  if (to < from) return -1;
  members.fill(1, from, to + 1);
  return behind + 2;
}
