import type { SkippedFile } from "../../findings/report.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unreadable-file",
  summary: "File that cannot be read",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",

  why: `
Nix refuses a \`.nix\` file that it cannot read, and nothing can be said of what is in it: it may be a directory with
the name of a file, a binary, a text in another encoding than UTF-8, a file without read permission, or one too large to
be written by hand. The other files are analysed all the same.

A file that git-crypt holds encrypted is as it should be, and a symbolic link that leads out of the repository is not ours
to read: both are counted as skipped, and not reported. To leave out other files on purpose, list them under \`exclude\` in
\`flakelint.toml\`.`,

  example: {
    bad: { "modules/broken.nix": "\u0000\u0001\u0002" },
    good: { "modules/broken.nix": "{ }" },
  },

  check: {
    unreadable(file, { report }) {
      report({ at: { start: 0, end: 0 }, message: `'${file.file}' ${file.detail}`, help: helpFor(file) });
    },
  },
});

function helpFor({ reason }: SkippedFile): string {
  switch (reason) {
    case "denied":
      return "give yourself read permission, or exclude it in flakelint.toml";
    case "not-utf8":
      return "save it as UTF-8, or exclude it in flakelint.toml";
    case "binary":
      return "give it another ending than .nix, or exclude it in flakelint.toml";
    default:
      return "if it is meant to be so, exclude it in flakelint.toml";
  }
}
