/** Names of attributes as files use them, whatever set they are of: what may be read, and what may be set. */
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Attribute, Binding, Inherit, Node, Select } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName, optionPath } from "../../scopes/option-path.ts";

/** Uses of names, over several files. */
export class NameUses {
  /** Names that something takes out of a set: `a.name`, `a ? name`, `inherit (a) name`, `with a; name`, "name". */
  readonly #taken = new Set<string>();
  /** Names of which the value is used as a whole, so that anything in it may be read. */
  readonly #whole = new Set<string>();
  /** Pairs of names set one below the other, `outer.inner`, outside of `options`. */
  readonly #pairs = new Set<string>();
  /** Names set where it is not seen what they lie in. */
  readonly #loose = new Set<string>();
  readonly #asked: ReadonlySet<string | null> | null;

  /** `asked` are the last names of the options that will be asked for; by default, any may be. */
  constructor(asked: ReadonlySet<string | null> | null = null) {
    this.#asked = asked;
  }

  add(file: NixFile): void {
    if (!file.tree.root) return;
    for (const { name, resolution } of file.scopes.references) if (resolution.kind === "with") this.#taken.add(name);
    const { tree } = file;
    const aliases = aliasesIn(file);
    for (const select of nodesOf(tree, "Select")) this.#addSelect(select, aliases);
    for (const { path } of nodesOf(tree, "HasAttr")) {
      for (const attribute of path.attributes) this.#take(staticAttributeName(attribute));
    }
    for (const inherit of nodesOf(tree, "Inherit")) this.#addInherit(inherit);
    for (const text of nodesOf(tree, "String")) this.#take(constantText(text));
    for (const binding of nodesOf(tree, "Binding")) this.#addBinding(binding);
  }

  /** Whether something may read the option, by its name or with a set that it lies in. */
  mayRead(path: readonly string[]): boolean {
    const last = path.length - 1;
    return this.#taken.has(path[last] as string) || path.some((step, at) => at < last && this.#whole.has(step));
  }

  /** Whether something sets an option of that name in a set of that name, or may do so. */
  maySet(path: readonly string[]): boolean {
    const [outer, name] = path.slice(-2) as [string, string];
    // `enable` stands in any set.
    return this.#pairs.has(`${outer}.${name}`) || (name !== "enable" && this.#loose.has(name));
  }

  #take(name: string | null): void {
    if (name !== null) this.#taken.add(name);
  }

  #addSelect(node: Select, aliases: ReadonlySet<Node>): void {
    const names = node.path.attributes.map(staticAttributeName);
    for (const name of names) this.#take(name);
    const computed = names.indexOf(null);
    const end = computed < 0 ? names.at(-1) : names[computed - 1];
    const isBase = computed < 0 && node.parent?.kind === "Select" && node.parent.set === node;
    if (end && !isBase && !aliases.has(node)) this.#whole.add(end);
  }

  #addInherit({ from, attributes }: Inherit): void {
    for (const name of attributes.map((attribute: Attribute) => staticAttributeName(attribute))) {
      if (name === null) continue;
      this.#loose.add(name);
      if (!from) continue;
      this.#taken.add(name);
      this.#whole.add(name);
    }
  }

  #addBinding(node: Binding): void {
    const asked = this.#asked;
    if (asked && !node.path.attributes.some((attribute) => asked.has(staticAttributeName(attribute)))) return;
    const steps = optionPath(node);
    if (steps[0] === "options") return;
    const first = steps.at(-node.path.attributes.length) ?? null;
    if (first !== null && isArgument(node)) this.#loose.add(first);
    for (const [index, name] of steps.entries()) {
      const outer = index === 0 ? null : steps[index - 1];
      if (name === null) continue;
      if (outer === null || outer === undefined) this.#loose.add(name);
      else this.#pairs.add(`${outer}.${name}`);
    }
  }
}

/** Functions that leave a set where it stands. */
const passing: ReadonlySet<string> = new Set([
  "mkDefault",
  "mkForce",
  "mkIf",
  "mkMerge",
  "mkOverride",
  "optionalAttrs",
]);

/** Whether the set around a binding goes through a function first, so that it may end up anywhere. */
function isArgument(binding: Binding): boolean {
  for (let node = binding.parent; node && node.kind !== "Binding"; node = node.parent) {
    if (node.kind === "Apply" && !passing.has(calledName(node.function) ?? "")) return true;
  }
  return false;
}

/** Values of variables that are only there to take something out of: `cfg` in `cfg = config.my; … cfg.x`. */
function aliasesIn({ scopes }: NixFile): ReadonlySet<Node> {
  const aliases = new Set<Node>();
  for (const { kind, sites, references } of scopes.definitions) {
    const [site, ...others] = sites;
    if (kind !== "let" || site?.kind !== "Binding" || others.length > 0) continue;
    if (references.every(({ node }) => isTakenFrom(node as Node))) aliases.add(site.value);
  }
  return aliases;
}

function isTakenFrom(node: Node): boolean {
  const { parent } = node;
  if (parent?.kind === "Inherit") return parent.from === node;
  const first = parent?.kind === "Select" && parent.set === node ? parent.path.attributes[0] : undefined;
  return first !== undefined && staticAttributeName(first) !== null;
}
