/** What CHANGELOG.md and the documents say of a release. */

/** The entry of a version, without its heading. Throws an `Error` in words for people if there is none, or an empty one. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no entry '## ${version}'`);
  if (sections[0] !== section) throw new Error(`'## ${version}' is not the first entry of CHANGELOG.md`);
  const [heading = "", ...lines] = section.split("\n");
  if (!/ \d{4}-\d\d-\d\d$/.test(heading)) {
    throw new Error(`the entry '## ${version}' of CHANGELOG.md has no day: '## ${version} – 2026-01-31'`);
  }
  const notes = lines.join("\n").trim();
  if (notes === "") throw new Error(`the entry '## ${version}' of CHANGELOG.md is empty`);
  return notes;
}

/** Where a text tells users to take a release of ours: in an Action, a hook, a flake or by npm. */
const pins = [
  /\bflakelint\/flakelint(?:@|\/(?:raw\/|blob\/|tree\/)?)v?(\d+\.\d+\.\d+)/g,
  /\bflakelint\/flakelint(?:\.git)?["']?\s+(?:ref|rev): *["']?v?(\d+\.\d+\.\d+)/g,
  /\bflakelint\/flakelint#v?(\d+\.\d+\.\d+)/g,
  /\bflakelint@(\d+\.\d+\.\d+)/g,
];

/** The versions other than this one that a document tells users to take: copied, they would give an old release. */
export function otherPins(text: string, version: string): string[] {
  const pinned = pins.flatMap((pin) => [...text.matchAll(pin)].map((match) => match[1] as string));
  return [...new Set(pinned)].filter((other) => other !== version).sort();
}
