import type { Comment, SyntaxTree } from "../../parser/syntax.ts";
import { removeDefinitions } from "../../scopes/binding-removal.ts";
import { commentUsing } from "../../scopes/commented-code.ts";
import { isSkippedByDeadnix } from "../../scopes/deadnix-comments.ts";
import { findDeadBindings } from "../../scopes/liveness.ts";
import type { Definition } from "../../scopes/scopes.ts";
import { listNames } from "../../source/name-list.ts";
import { spanContains } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unused-binding",
  summary: "Name bound by 'let' that nothing needs",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",
  copesWithDamage: true,

  why: `
A binding that the body of its \`let\` does not need, neither itself nor through other bindings, is never evaluated. It is
mostly left over from an earlier change, and sometimes a sign that the wrong name is used below.

Bindings that only use each other are reported together, and the fix removes them together; what stands inside an unused
binding is not reported for itself. Uses without a name count: \`a - b\` uses \`__sub\`, \`<nixpkgs>\` uses \`__findFile\`.

The rule stays silent about names that start with \`_\`, about function arguments, about attributes of \`rec\` sets, and where
a comment asks deadnix to (\`# deadnix: skip\`), together with what only that binding needs. In a
file with a syntax error it judges a \`let\` that the error does not touch, if its names stand nowhere else.

Where code below that is commented out still uses the name (\`\${name}\`, \`name.attribute\`, \`inherit name;\`), it is a note that shows the
place, without a fix, and what only that binding needs is left alone.

The fix removes a comment behind the binding, and comment lines straight above it unless another binding follows straight
below, because then they may be the heading of both.`,

  example: {
    bad: `{
  outputs = { self, nixpkgs }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      system = "x86_64-linux";
    in
    {
      packages.x86_64-linux.default = pkgs.hello;
    };
}
`,
    good: `{
  outputs = { self, nixpkgs }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
    in
    {
      packages.x86_64-linux.default = pkgs.hello;
    };
}
`,
  },

  check: {
    file({ tree, scopes, soundness }, { report }) {
      for (const { definitions: dead } of findDeadBindings(scopes)) {
        const definitions = withoutKept(dead, tree);
        if (definitions.length === 0 || !definitions.every((definition) => soundness.knowsUsesOf(definition))) continue;
        const switchedOff = definitions.filter((definition) => codeInComment(definition, tree));
        const wanted = withNeeded(switchedOff, definitions);
        const removable = definitions.filter((definition) => !wanted.has(definition));
        const fix = { title: removalTitle(removable), edits: removeDefinitions(removable, tree) };
        for (const [index, definition] of removable.entries()) {
          const offence = { at: definition.nameSpan, message: offenceMessage(definition) };
          report(index < mostFixCopies ? { ...offence, fix } : offence);
        }
        for (const definition of switchedOff) {
          const at = codeInComment(definition, tree) as Comment;
          const related = [{ at, message: "code that is commented out uses it here" }];
          report({ at: definition.nameSpan, message: offenceMessage(definition), severity: "note", related });
        }
      }
    },
  },
});

/** Leaves out what comments tell the linter that most people have to skip, and what those bindings need. */
function withoutKept(dead: readonly Definition[], tree: SyntaxTree): readonly Definition[] {
  const kept = withNeeded(
    dead.filter(({ sites }) => sites.some((site) => isSkippedByDeadnix(site, tree))),
    dead,
  );
  return dead.filter((definition) => !kept.has(definition));
}

/** Some dead bindings with those among all of them that they need. */
function withNeeded(some: readonly Definition[], all: readonly Definition[]): ReadonlySet<Definition> {
  const needed = new Set(some);
  // A set grows while it is walked.
  for (const { sites } of needed) {
    for (const other of all) {
      if (other.references.some(({ node }) => sites.some((site) => spanContains(site, node)))) needed.add(other);
    }
  }
  return needed;
}

/** A comment below the binding, within its `let`, with code that needs the name. */
function codeInComment({ name, nameSpan, scope }: Definition, tree: SyntaxTree): Comment | null {
  return commentUsing(name, { start: nameSpan.end, end: scope.end }, tree);
}

/** Each member of a group offers to remove the whole; in huge groups a few are enough. */
const mostFixCopies = 50;

function offenceMessage({ name, kind, references }: Definition): string {
  if (references.length > 0) return `'${name}' is used only by bindings that nothing needs`;
  return kind === "let-inherit" ? `'${name}' is inherited, but never used` : `'${name}' is bound, but never used`;
}

function removalTitle(definitions: readonly Definition[]): string {
  const names = definitions.map(({ name }) => `'${name}'`);
  return `Remove ${listNames(names)}${names.length === 1 ? "" : " together"}`;
}
