import { homedir } from "node:os";
import { dirname } from "node:path";
import { loadParserFor } from "../../src/cli/load-parser.ts";
import { readFileContent } from "../../src/cli/read-file-content.ts";
import { defaultConfig } from "../../src/config/config.ts";
import { analyze } from "../../src/engine/analyze.ts";
import type { Finding } from "../../src/findings/finding.ts";
import type { SyntaxTree } from "../../src/parser/syntax.ts";
import { registry } from "../../src/rules/registry.ts";
import { printNix } from "../../src/scopes/print-nix.ts";
import { type FileContent, RepositoryFiles } from "../../src/source/repository-files.ts";
import { SourceFile } from "../../src/source/source-file.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);
const syntaxRules = registry.filter(({ topic }) => topic === "syntax");

/** What flakelint makes of a file. */
export interface OwnVerdict {
  readonly tree: SyntaxTree;
  /** Findings of error severity of the rules of syntax, in order of place. */
  readonly errors: readonly Finding[];
  /** Those of lower severity. */
  readonly warnings: readonly Finding[];
  /** Whether it was left alone, for it is encrypted. */
  readonly encrypted: boolean;
}

/** Judges one file by the rules of syntax; `path` is absolute. */
export async function judgeFile(path: string): Promise<OwnVerdict> {
  return judgeContent(readFileContent("/", path.slice(1)));
}

export async function judgeText(text: string): Promise<OwnVerdict> {
  return judgeContent({ kind: "text", text });
}

async function judgeContent(content: FileContent): Promise<OwnVerdict> {
  const { report } = await analyze({
    parser,
    files: new RepositoryFiles({ paths: ["file.nix"], read: () => content }),
    root: "/",
    flakeDirectory: null,
    targets: null,
    scope: "files",
    config: { ...defaultConfig, select: ["syntax"] },
    rules: syntaxRules,
  });
  if (report.crashes.length > 0) throw new Error(`a rule crashed: ${JSON.stringify(report.crashes[0])}`);
  return {
    tree: parser.parse(new SourceFile("file.nix", content.kind === "text" ? content.text : "")),
    errors: report.findings.filter(({ severity }) => severity === "error"),
    warnings: report.findings.filter(({ severity }) => severity !== "error"),
    encrypted: content.kind === "unreadable" && content.reason === "encrypted",
  };
}

/** The tree of a file in Nix's form. */
export function printedTree({ root }: SyntaxTree, path: string): string {
  return root === null ? "" : printNix(root, { directory: dirname(path), home: process.env.HOME ?? homedir() });
}
