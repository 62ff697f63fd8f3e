import type { Lambda } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import type { FunctionRoles } from "#src/project/project.ts";
import type { NixFile } from "#src/scopes/nix-file.ts";

/** The role of each function of a file, by what stands before its colon. */
export function rolesByHead(file: NixFile, roles: Pick<FunctionRoles, "of">): Record<string, string> {
  const found: Record<string, string> = {};
  const { root, source } = file.tree;
  if (!root) return found;
  walk(root, (node) => {
    if (node.kind === "Lambda") found[headOf(node, source.text)] = roles.of(node);
  });
  return found;
}

function headOf(lambda: Lambda, text: string): string {
  const end = Math.max(lambda.formals?.end ?? 0, lambda.parameter?.end ?? 0);
  return text.slice(lambda.start, end);
}
