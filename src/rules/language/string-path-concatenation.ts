import { staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { BinaryOp, Expression, Interpolation, Node, Path, StringLiteral } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import { defineRule, type Offence } from "../rule.ts";

export default defineRule({
  id: "string-path-concatenation",
  summary: "Path and string put together so that another file is meant, or a folder is copied",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",

  why: `
Text added to a folder's path may mean another file than it shows, or copy the whole folder to the store.

\`./. + "file"\` has no slash: it means a file beside the folder whose name begins with that of the folder. Write
\`./. + "/file"\`, or \`./file\`. Where the string begins with \`../\`, the missing slash happens to be made up for by the first
\`..\`, which then does not go up; the fix keeps the file that is meant.

\`import "\${./folder}/file.nix"\` first copies all of \`folder\` to the store, and then reads one file from the copy, where
relative paths that leave the folder lead nowhere. \`./folder/file.nix\` stays a path. This is reported only for \`import\`,
\`imports\`, \`callPackage\` and builtins that read a file or directory: a program may need the files beside it.

Silent where a path gets an ending (\`./file + ".nix"\`) and where the string begins with something computed.`,

  example: {
    bad: `{
  outputs = { self }: {
    lib.greeting = builtins.readFile (./. + "greeting.txt");
    lib.extra = import "\${./lib}/extra.nix";
  };
}
`,
    good: `{
  outputs = { self }: {
    lib.greeting = builtins.readFile (./. + "/greeting.txt");
    lib.extra = import ./lib/extra.nix;
  };
}
`,
  },

  check: {
    nodes: {
      BinaryOp(node, { report }, file) {
        const offence = node.operator === "+" ? missingSlash(node, file) : null;
        if (offence) report(offence);
      },
      String(node, { report }, file) {
        const [first] = node.parts;
        if (first?.kind !== "Interpolation" || node.parts.length < 2) return;
        const path = withoutParentheses(first.expression);
        if (path.kind !== "Path" || !startsWithSlash(node) || !readsPath(node)) return;
        report({
          at: node,
          message: "the whole folder is copied to the store to read one file of it",
          help: "write one path, without quotes",
          ...pathFix(node, first, path, file),
        });
      },
    },
  },
});

/** The text of a folder's path ends in a step that no file can have. */
const folderPath = /(^|\/)\.\.?$/;

function missingSlash({ left, right }: BinaryOp, { source }: NixFile): Offence | null {
  const path = withoutParentheses(left);
  const string = withoutParentheses(right);
  if (path.kind !== "Path" || string.kind !== "String" || !folderPath.test(source.slice(path))) return null;
  const [first] = string.parts;
  if (first?.kind !== "Fragment" || first.value.startsWith("/") || first.value === "") return null;
  const start = string.start + 1;
  const goesUp = first.value.startsWith("../");
  return {
    at: { start: left.start, end: right.end },
    message: `no '/' between '${source.slice(path)}' and the string`,
    help: goesUp ? "the first '..' only undoes the missing '/'" : "begin the string with '/'",
    fix: goesUp
      ? { title: "Remove the first '..'", edits: [{ start, end: start + 2, text: "" }] }
      : { title: "Begin the string with '/'", edits: [{ start, end: start, text: "/" }] },
  };
}

function startsWithSlash({ parts }: StringLiteral): boolean {
  const second = parts[1];
  if (second?.kind !== "Fragment" || !second.value.startsWith("/")) return false;
  return second.value !== "/" || parts.length > 2;
}

const pathReaders: ReadonlySet<string> = new Set([
  "callPackage",
  "fileContents",
  "import",
  "importJSON",
  "importTOML",
  "pathExists",
  "readDir",
  "readFile",
  "readFileType",
]);

/** Whether a string is only used to find a file that Nix itself reads. */
function readsPath(node: StringLiteral): boolean {
  let child: Node = node;
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.kind) {
      case "Parenthesized":
      case "List":
        break;
      case "BinaryOp":
        if (parent.operator !== "++") return false;
        break;
      case "Apply":
        return child.kind !== "List" && parent.argument === child && isPathReader(parent.function);
      case "Binding":
        return child.kind !== "String" && staticName(parent.path.attributes.at(-1)) === "imports";
      default:
        return false;
    }
  }
  return false;
}

/** `import`, `lib.importJSON`; not `f (import x)`, whose argument goes elsewhere. */
function isPathReader(callee: Expression): boolean {
  return (callee.kind === "Variable" || callee.kind === "Select") && pathReaders.has(calledName(callee) ?? "");
}

function staticName(attribute: Parameters<typeof staticAttributeName>[0] | undefined): string | null {
  return attribute ? staticAttributeName(attribute) : null;
}

const pathText = /^[\w./+-]*$/;

/** One path of both, where all of the string can stand in a path. */
function pathFix(string: StringLiteral, first: Interpolation, path: Path, { source }: NixFile): Pick<Offence, "fix"> {
  const rest = source.text.slice(first.end, string.end - 1);
  const literal = string.parts.slice(1).every((part) => part.kind === "Fragment" && !part.escaped);
  const text = `${source.slice(path).replace(/\/\.$/, "")}${rest}`;
  if (!literal || !pathText.test(rest) || rest.endsWith("/") || rest.includes("//")) return {};
  return { fix: { title: `Write '${text}'`, edits: [{ start: string.start, end: string.end, text }] } };
}
