/**
 * What the functions of a file are for.
 *
 * Goal: a role is what the function is in all its uses. Evaluation tells what it called as a module, an overlay, a
 * package; the text around a function tells what it is there for; the edges tell who reads a file. Where these differ,
 * and where nobody says anything, the role is `unknown`. Only a file that nothing leads to is judged by its form.
 */
import type { FunctionPurpose } from "../../evaluator/function-purposes.ts";
import { nodeAt } from "../../parser/node-at.ts";
import { withParentheses } from "../../parser/parentheses.ts";
import type { Lambda, Node } from "../../parser/syntax.ts";
import { type FunctionRole, guessedRole, isRootFunction, standingRole } from "../../scopes/function-role.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { ImportEdge } from "../imports/import-edge.ts";
import type { FunctionRoles, Project } from "../project.ts";

/** The roles of a file's functions, as the project knows them; nothing is evaluated before somebody asks. */
export function rolesInProject(project: Project, file: NixFile): FunctionRoles {
  const of = (lambda: Lambda): FunctionRole => {
    const noted = project.purposes.get(lambda);
    if (noted) return roleOfPurposes(noted);
    const standing = standingRole(lambda, file) ?? roleOfOverlay(lambda, of);
    if (standing) return standing;
    if (!isRootFunction(lambda, file)) return "unknown";
    if (!project.reachability.isReached(file.path)) return guessedRole(lambda, file);
    return roleOfFile(project, file.path);
  };
  return { of, flake: isOtherFlake(file, project) ? null : project.flake };
}

/** A template, a test: a flake with inputs of its own. */
function isOtherFlake({ path }: NixFile, { flake }: Project): boolean {
  return /(?:^|\/)flake\.nix$/.test(path) && path !== flake?.file.path;
}

/** Who asks for the formals of a function may call it as they say, or not at all; `callPackage` is known to do so. */
function roleOfPurposes(noted: ReadonlySet<FunctionPurpose>): FunctionRole {
  const roles = [...noted].filter((purpose) => purpose !== "inspected");
  const [role] = roles;
  if (role === undefined || roles.length > 1) return "unknown";
  return noted.size > 1 && role !== "package" ? "unknown" : role;
}

/** The second function of an overlay. */
function roleOfOverlay(lambda: Lambda, of: (lambda: Lambda) => FunctionRole): FunctionRole | null {
  let around: Node | null = lambda.parent;
  while (around?.kind === "Parenthesized") around = around.parent;
  return around?.kind === "Lambda" && of(around) === "overlay" ? "overlay" : null;
}

/** What the function is that a file holds, by all who read it. */
function roleOfFile(project: Project, path: string): FunctionRole {
  const edges = edgesTo(project).get(path) ?? [];
  const [first] = edges;
  if (!first || edges.some(({ role }) => role !== first.role)) return "unknown";
  if (first.role === "module") return "module";
  if (first.role === "call") return "package";
  return edges.every((edge) => isCalled(project, edge)) ? "plain" : "unknown";
}

const knownEdges = new WeakMap<Project, ReadonlyMap<string, readonly ImportEdge[]>>();

function edgesTo(project: Project): ReadonlyMap<string, readonly ImportEdge[]> {
  let byTarget = knownEdges.get(project);
  if (!byTarget) {
    const groups = new Map<string, ImportEdge[]>();
    for (const edge of project.imports) {
      if (edge.target.kind !== "file") continue;
      const known = groups.get(edge.target.path);
      if (known) known.push(edge);
      else groups.set(edge.target.path, [edge]);
    }
    byTarget = groups;
    knownEdges.set(project, byTarget);
  }
  return byTarget;
}

/** Whether what `import ./x.nix` gives is called in place. */
function isCalled(project: Project, { place }: ImportEdge): boolean {
  const file = project.nixFile(place.file);
  let node: Node | null = file ? nodeAt(file.tree, place.span.start) : null;
  while (node && node.kind !== "Path") node = node.parent;
  const { parent } = node ? withParentheses(node) : { parent: null };
  const call = parent?.kind === "Apply" ? withParentheses(parent) : null;
  return call?.parent?.kind === "Apply" && call.parent.function === call;
}
