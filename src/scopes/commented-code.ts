import type { Comment, SyntaxTree } from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";

/** The first comment within a stretch that holds code with a name in it: `${name}`, `name.attribute`, `inherit name;`. */
export function commentUsing(name: string, within: Span, tree: SyntaxTree): Comment | null {
  const word = name.replace(/[^\w]/g, "\\$&");
  const use = new RegExp(
    `\\$\\{${word}[}.]|(?<![\\w./'-])${word}\\.(?!nix\\b)[A-Za-z_"]|\\binherit(?:\\s+[\\w'-]+)*?\\s+${word}(?:\\s+[\\w'-]+)*\\s*;`,
  );
  const inside = tree.comments.filter(({ start, end }) => start >= within.start && end <= within.end);
  return inside.find(({ text }) => text.includes(name) && use.test(text)) ?? null;
}
