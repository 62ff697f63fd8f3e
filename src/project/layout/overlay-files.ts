import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression } from "../../parser/syntax.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import type { RoleMember } from "./layout-role.ts";
import { belongsToHost } from "./shared-modules.ts";

/**
 * The files that give an overlay or a set of them, and that Nix reads. Those of one host are its own, and those among
 * packages or in a library bring these along.
 */
export function overlayFiles(project: Project): readonly RoleMember[] {
  const texts = nixTexts(project.files);
  return texts.namingAny([...previousNames]).flatMap((path) => {
    if (!project.reachability.isRead(path)) return [];
    if (belongsToHost(project, path) || bringsAlong.test(path)) return [];
    const file = project.nixFile(path);
    const root = file?.tree.root;
    if (!file || !root || !givesOverlays(root)) return [];
    const span = file.source.lineSpan(file.source.positionAt(root.start).line);
    return [{ path, place: { file: path, span }, name: project.pathInFlake(path) }];
  });
}

const bringsAlong = /(?:^|\/)(?:pkgs|packages|lib|tests?)\//;

/** Whether an expression is an overlay, or a set of nothing else, once it got what it asks for. */
function givesOverlays(expression: Expression): boolean {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case "Lambda":
      return isOverlay(inner) || givesOverlays(inner.body);
    case "Let":
    case "With":
      return givesOverlays(inner.body);
    case "AttrSet":
      return (
        inner.entries.length > 0 && inner.entries.every((entry) => entry.kind === "Binding" && isOverlay(entry.value))
      );
    default:
      return false;
  }
}

const finalNames: ReadonlySet<string> = new Set(["final", "self", "_final", "_self", "_"]);
const previousNames: ReadonlySet<string> = new Set(["prev", "super", "_prev", "_super"]);

/** `final: prev: …`, by the names that everybody gives them. */
function isOverlay(expression: Expression): boolean {
  const outer = withoutParentheses(expression);
  if (outer.kind !== "Lambda" || outer.formals) return false;
  const inner = withoutParentheses(outer.body);
  if (inner.kind !== "Lambda" || inner.formals) return false;
  return finalNames.has(outer.parameter?.name ?? "") && previousNames.has(inner.parameter?.name ?? "");
}
