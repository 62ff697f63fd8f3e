import type { SyntaxTree } from "../parser/syntax.ts";

/** What npins, niv, node2nix, nixos-generate-config and their like write above what they write. */
const notice =
  /\b(?:generated (?:by|with|from|using)\b|(?:has been|was|is) (?:auto-?)?generated\b|originates from node2nix|do not (?:edit|modify)\b)/i;

/** Whether a comment at the top of a file says that a tool wrote it, so that nobody mends its style by hand. */
export function isGeneratedFile({ root, comments }: SyntaxTree): boolean {
  return comments.some(({ start, text }) => start < (root?.start ?? 0) && notice.test(text));
}
