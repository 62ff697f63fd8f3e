/** Texts that the primitives on strings make something of. */
export const texts: readonly string[] = [
  '""',
  '"a"',
  '"ab.c-1"',
  '"foo bar"',
  '"1.2.3pre-4"',
  '"x/y/z.nix"',
  '"/"',
  '"é€"',
  "''\n  in\n    dent\n''",
  '"\\"q\\\\"',
  '"null"',
];

/** Regular expressions, right and wrong ones. */
export const patterns: readonly string[] = [
  '"a*"',
  '"(a|ab)(c|bcd)*"',
  '"[[:alpha:]]+"',
  '"([a-z]+)([.]?)(.*)"',
  '"(x)?(y)?.*"',
  '"a|b|"',
  '"((a)|(b))*"',
  '"."',
  '"[^a-c]"',
  '"(.*)-([0-9]+)"',
  '"(a*)*"',
  '"(a?)+b{0,2}"',
  '"^a|c$"',
  '"["',
  '"a**"',
  '"[]a]+"',
  '"\\\\."',
  '"\\\\d"',
];
