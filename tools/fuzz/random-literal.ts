import type { Random } from "./random.ts";

/** Makes the text of an expression that stands in `${…}`. */
export type MakeInner = () => string;

const names = [
  "a",
  "b",
  "x",
  "lib",
  "pkgs",
  "a'",
  "_",
  "a-b",
  "foldl'",
  "__sub",
  "__curPos",
  "True",
  "orElse",
  "inX",
  "e3",
  "_1",
];
const integers = ["0", "1", "42", "007", "9223372036854775807"];
const floats = ["1.5", ".5", "0.5", "1.", "1.e5", "1.5E-3", "12.25e+7", "100000.0", "3.0e10"];
const uris = ["http://example.org/a?b=c&d", "a:b", "x:1", "git+ssh://git@host/x", "mailto:a@b.c", "x:~a'*"];
const searchPaths = ["<nixpkgs>", "<nixpkgs/lib>", "<a.b/c-d+e>"];
const paths = [
  "./a",
  "../b/c.nix",
  "/etc/nixos",
  "a/b",
  "~/x.nix",
  "./.",
  "./..",
  "a.b-c/+d",
  "./a/../b",
  "/a/./b",
  "-a/b",
  "1/2",
];
const pathStarts = ["./", "/", "~/", "../", "a/", "./a", "./a/", "/a", "a/b-", "~/a/b"];
const pathPieces = ["/b", "b", "/b/c", "-x.y", "/b/"];

export function randomName(random: Random): string {
  return random.pick(names);
}

export function randomNumber(random: Random): string {
  return random.pick(random.chance(0.6) ? integers : floats);
}

export function randomUri(random: Random): string {
  return random.pick(uris);
}

export function randomSearchPath(random: Random): string {
  return random.pick(searchPaths);
}

export function randomPath(random: Random, inner: MakeInner): string {
  if (random.chance(0.6)) return random.pick(paths);
  let path = `${random.pick(pathStarts)}\${${inner()}}`;
  while (random.chance(0.4)) path += `${random.chance(0.7) ? random.pick(pathPieces) : ""}\${${inner()}}`;
  if (random.chance(0.4)) path += random.pick(["/b", "b", "/b/c", ".nix"]);
  return path;
}

const quotedPieces = [
  ...[
    "a",
    " ",
    "b c",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "é",
    "🎉",
    "#",
    "/*",
    "'",
    "''",
    "''${",
    "{",
    "}",
    "$",
    "$$",
    "$${x}",
    "$a",
  ],
  ...["\\n", "\\r", "\\t", "\\\\", '\\"', "\\$", "\\${", "\\x", "\\é", "\\🎉", "\\\n", "\\'", "$\\", "$\\{"],
];

/** `"…"` */
export function randomQuoted(random: Random, inner: MakeInner | null): string {
  let text = "";
  for (const piece of random.several(0, 5, () => random.pick(quotedPieces))) {
    // What ends in an open dollar or backslash takes the next character with it.
    text += piece === "$\\" ? "$\\a" : piece === "''${" ? "''" : piece;
    if (inner && random.chance(0.2)) text += `${text.endsWith("$") ? " " : ""}\${${inner()}}`;
    else if (text.endsWith("$")) text += " ";
  }
  return `"${text}"`;
}

const indentedPieces = [
  ...[
    "a",
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n    ",
    "\n\t",
    "\r\n",
    "\r",
    "é",
    "🎉",
    '"',
    "#",
    "\\",
    "{",
    "}",
    "$$ ",
    "$${x}",
    "$a",
  ],
  ...[
    "'''",
    "''$",
    "''${",
    "''\\n",
    "''\\t",
    "''\\${",
    "''\\'",
    "''\\\\",
    "''\\x",
    "''\\\n",
    "' ",
    "'a",
    "$\n",
    "'\n  ",
  ],
];

/** Two quotes, text, two quotes. */
export function randomIndented(random: Random, inner: MakeInner): string {
  let text = random.chance(0.5) ? "\n  " : "";
  for (const piece of random.several(0, 8, () => random.pick(indentedPieces))) {
    text += piece;
    if (random.chance(0.2)) text += `\${${inner()}}`;
  }
  if (random.chance(0.3)) text += random.pick(["\n  ", "\n", "$", "x '"]);
  return `''${text.endsWith("'") && !text.endsWith("''") ? `${text} ` : text}''`;
}
