import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Formal, Lambda, SyntaxTree } from "../../parser/syntax.ts";
import type { FunctionRoles } from "../../project/project.ts";
import { commentUsing } from "../../scopes/commented-code.ts";
import { removeFormals } from "../../scopes/formal-removal.ts";
import type { FunctionRole } from "../../scopes/function-role.ts";
import { type UnreadFormals, unreadFormals } from "../../scopes/unread-formals.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule, type Offence } from "../rule.ts";

const example = (formals: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": `{ ${formals}... }:
{
  services.openssh.enable = true;
}
`,
});

export default defineRule({
  id: "unused-formal",
  summary: "Argument that a function asks for by name and never reads",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "suggested",
  copesWithDamage: true,

  why: `
An argument that nothing reads tells of a dependency that is not there: it keeps \`specialArgs\` alive that no module needs,
and is copied on from file to file.

Who calls the function decides what can be said:

- **A module** (known from the configurations that import it) gets more than it asks for, so that an unused name can go if
  \`...\` stands among the others. The names of every module (\`config\`, \`lib\`, \`pkgs\`, \`options\`, \`modulesPath\`) are left
  alone, because many people write them by habit; \`ignore\` says which. So are those of every \`perSystem\` of flake-parts.
- **The outputs of a flake** get \`self\` and all inputs. Without \`...\` an argument has to stay as long as its input does. An
  input that nothing reads at all is told by \`unused-input\`, an argument that is no input by \`undeclared-input\`.
- **A package** that \`callPackage\` calls gets what it names. That is a note; without \`...\` there is no fix, because
  somebody may pass the name, or override it.
- Of any other function nobody knows who passes what, and the rule is silent. So it is where the name at an \`@\` hands all
  on (\`{ a, ... }@args: f args\`), of names that start with \`_\`, where somebody looks at the names with \`functionArgs\`, and
  where a comment on the line above asks deadnix to (\`# deadnix: skip\`). A name that only the default of another reads is
  used.

Where code that is commented out still uses the name, it is a note that shows the place, without a fix. Of a file that no
configuration reaches, its form says whether it is a module or a package.`,

  example: { bad: example("username, "), good: example("") },

  options: {
    ignore: {
      type: "strings",
      default: ["config", "lib", "pkgs", "options", "modulesPath"],
      describe: "Arguments that a module may ask for without using them",
    },
  },

  check: {
    functions(file, { options, report }, roles) {
      for (const unread of unreadFormals(file)) {
        const ignored = new Set(options.ignore);
        // Names that everybody writes must not have the flake opened for each file.
        if (unread.lambda.formals?.ellipsis && unread.formals.every(({ name }) => ignored.has(name.name))) continue;
        const role = roles.of(unread.lambda);
        const told = unread.formals.filter((formal) => isTold(formal, unread, { role, roles, ignored }));
        for (const offence of offencesOf(told, unread.lambda, role, file.tree)) report(offence);
      }
    },
  },
});

interface Judgement {
  readonly role: FunctionRole;
  readonly roles: FunctionRoles;
  readonly ignored: ReadonlySet<string>;
}

function isTold({ name }: Formal, { lambda, areReachable }: UnreadFormals, judgement: Judgement): boolean {
  const { role, roles, ignored } = judgement;
  const isOpen = lambda.formals?.ellipsis === true;
  if (isOpen && (ignored.has(name.name) || isOfPerSystem(name.name, lambda))) return false;
  switch (role) {
    case "module":
      return isOpen && !areReachable;
    case "outputs":
      return isOpen && lambda.parameter === null && isIdleInput(name.name, roles);
    case "package":
      return !areReachable;
    default:
      return false;
  }
}

/** What flake-parts passes to each `perSystem`, beside what every module gets; its template asks for all of it. */
const ofPerSystem: ReadonlySet<string> = new Set(["inputs'", "self'", "system"]);

function isOfPerSystem(name: string, { parent }: Lambda): boolean {
  if (!ofPerSystem.has(name) || parent?.kind !== "Binding") return false;
  const last = parent.path.attributes.at(-1);
  return last !== undefined && staticAttributeName(last) === "perSystem";
}

/** Whether no other rule tells that an argument of outputs may go. */
function isIdleInput(name: string, { flake }: FunctionRoles): boolean {
  if (!flake) return true;
  const input = flake.inputs.find((candidate) => candidate.name === name);
  if (!input) return name === "self" || !flake.outputs?.formals.some((formal) => formal.name === name);
  const uses = flake.isGenerated ? [] : flake.usesOf(input);
  return uses === "unknown" || uses.length > 0;
}

function offencesOf(
  formals: readonly Formal[],
  lambda: Lambda,
  role: FunctionRole,
  tree: SyntaxTree,
): readonly Offence[] {
  const names = formals.map(({ name }) => name.name);
  const switchedOff = new Map(names.map((name) => [name, commentUsing(name, lambda.body, tree)]));
  const removable = names.filter((name) => !switchedOff.get(name));
  const isLast = lambda.formals?.formals.length === removable.length;
  return formals.map(({ name }) => {
    const offence: Offence = {
      at: name,
      message: `'${name.name}' is asked for, but never used`,
      ...(role === "package" ? { severity: "note" } : {}),
    };
    const place = switchedOff.get(name.name);
    if (place) {
      const related = [{ at: place, message: "code that is commented out uses it here" }];
      return { ...offence, severity: "note", related };
    }
    const fix = removal(isLast ? removable : [name.name], lambda, tree);
    if (fix) return { ...offence, fix };
    return {
      ...offence,
      help: `remove it${lambda.formals?.ellipsis ? "" : ", here and where it is passed or overridden"}`,
    };
  });
}

/** Names that are all there are go together: each alone would leave the shape of the list behind. */
function removal(names: readonly string[], { formals }: Lambda, tree: SyntaxTree): Offence["fix"] {
  const edits = formals ? removeFormals(formals, new Set(names), tree) : [];
  if (edits.length === 0) return undefined;
  return { title: `Remove ${listNames(names.map((name) => `'${name}'`))}`, edits };
}
