import type { Expression, Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";

/** Functions whose first argument says whether the second counts. */
const conditionals: ReadonlySet<string> = new Set(["mkIf", "optionalAttrs", "optional", "optionals"]);

/** What asks which release is there: `lib.versionOlder`, `lib.trivial.release`, `options ? services.x`. */
const asksRelease = /version|release|unstable|\boptions?\b|hasAttr|\?/i;

/** Whether a condition around a node asks which release is there: then the old way may be meant for an old one. */
export function isVersionGuarded(node: Node, file: NixFile): boolean {
  const asks = ({ start, end }: Expression) => asksRelease.test(file.source.text.slice(start, end));
  for (let outer: Node | null = node; outer; outer = outer.parent) {
    if (outer.kind === "If" && asks(outer.condition)) return true;
    if (outer.kind !== "Apply" || outer.function.kind !== "Apply") continue;
    if (conditionals.has(calledName(outer.function) ?? "") && asks(outer.function.argument)) return true;
  }
  return false;
}
