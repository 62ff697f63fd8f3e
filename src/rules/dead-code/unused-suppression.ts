import type { SourceFile } from "../../source/source-file.ts";
import type { TextEdit } from "../../source/text-edit.ts";
import { defineRule, type Offence, type SuppressedName, type Suppression } from "../rule.ts";

export default defineRule({
  id: "unused-suppression",
  summary: "Suppression comment that suppresses nothing",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
A comment that allows an offence which is no longer there misleads its readers, and hides the next offence of that kind
on its line. The same goes for a misspelt rule, which never allowed anything.

A suppression is left alone if its rule is off, or did not run: rules about hosts do not run when single files are
checked.

~~~nix
x = "a"; # flakelint: allow rule-id -- reason
# flakelint: allow rule-id, other-rule -- about the next line that holds code
# flakelint: allow-file rule-id -- about the whole file
~~~`,

  example: {
    bad: `{
  # flakelint: allow url-litteral -- old mirror
  homepage = "https://example.org";
}`,
    good: `{
  homepage = "https://example.org";
}`,
  },

  options: {
    requireReason: {
      type: "boolean",
      default: false,
      describe: "Report suppressions that give no reason behind `--`",
    },
  },

  check: {
    suppression(suppression, { options, report }, { source }) {
      if (suppression.nearestDirective !== null) {
        report(misspeltDirective(suppression, suppression.nearestDirective));
        return;
      }
      if (suppression.names.length === 0) report(namelessSuppression(suppression, source));
      for (const name of suppression.names) {
        if (name.outcome === "unknown") report(unknownRule(suppression, name, source));
      }
      const unused = suppression.names.filter((name) => name.outcome === "unused");
      if (unused.length > 0) report(unusedNames(suppression, unused, source));
      if (options.requireReason && suppression.reason === null && suppression.names.length > 0) {
        report({ at: suppression.comment, message: "suppression without a reason", help: "add ' -- ' and why" });
      }
    },
  },
});

function misspeltDirective({ directive, directiveSpan }: Suppression, nearest: string): Offence {
  return {
    at: directiveSpan,
    message: `'${directive}' is no directive`,
    help: `did you mean '${nearest}'?`,
    fix: {
      title: `Replace '${directive}' by '${nearest}'`,
      safety: "suggested",
      edits: [{ ...directiveSpan, text: nearest }],
    },
  };
}

function namelessSuppression(suppression: Suppression, source: SourceFile): Offence {
  return {
    at: suppression.comment,
    message: "suppression names no rule",
    help: "name the rules it allows: '# flakelint: allow rule-id -- reason'",
    fix: { title: "Remove the suppression", edits: [withoutNames(suppression, [], source)] },
  };
}

function unknownRule(suppression: Suppression, unknown: SuppressedName, source: SourceFile): Offence {
  const { name, nearest, span } = unknown;
  return {
    at: span,
    message: `there is no rule '${name}'`,
    help: nearest === null ? "'flakelint rules' lists all rules" : `did you mean '${nearest}'?`,
    fix:
      nearest === null
        ? {
            title: `Remove '${name}' from the suppression`,
            // A newer flakelint may know it, and somebody wrote down a reason.
            safety: "suggested",
            edits: [withoutNames(suppression, [unknown], source)],
          }
        : {
            title: `Replace '${name}' by '${nearest}'`,
            safety: "suggested",
            edits: [{ ...span, text: nearest }],
          },
  };
}

function unusedNames(suppression: Suppression, unused: readonly SuppressedName[], source: SourceFile): Offence {
  const quoted = unused.map(({ name }) => `'${name}'`).join(", ");
  return {
    at: unused[0]?.span ?? suppression.comment,
    message: `nothing to allow here for ${quoted}`,
    fix: { title: `Remove ${quoted} from the suppression`, edits: [withoutNames(suppression, unused, source)] },
  };
}

/** Takes names out of a suppression, and the comment with the last of them. */
function withoutNames(
  { comment, names }: Suppression,
  removed: readonly SuppressedName[],
  source: SourceFile,
): Omit<TextEdit, "file"> {
  const kept = names.filter((name) => !removed.includes(name));
  const first = names[0]?.span;
  const last = names.at(-1)?.span;
  if (kept.length > 0 && first && last) {
    return { start: first.start, end: last.end, text: kept.map(({ name }) => name).join(", ") };
  }

  const line = source.lineSpan(source.positionAt(comment.start).line);
  const lastLine = source.positionAt(comment.end).line;
  const lastLineEnd = source.lineSpan(lastLine).end;
  const before = source.text.slice(line.start, comment.start);
  const after = source.text.slice(comment.end, lastLineEnd);
  if (after.trim() !== "") {
    // Code behind a block comment: the two sides must not grow together.
    return { ...comment, text: before.trim() === "" ? "" : " " };
  }
  if (before.trim() !== "") return { start: line.start + before.trimEnd().length, end: lastLineEnd, text: "" };
  return { start: line.start, end: source.lineStarts[lastLine] ?? lastLineEnd, text: "" };
}
