import { isCuriousFlakeModule, passesInputsOn } from "../../knowledge/known-libraries.ts";
import { staticAttributeName } from "../../parser/attribute-name.ts";
import type {
  Apply,
  Attribute,
  Binding,
  Expression,
  Inherit,
  Lambda,
  Node,
  Select,
  Variable,
} from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place, Span } from "../../source/span.ts";
import { type Origin, originOf } from "./call-origin.ts";
import type { FlakeOutputs } from "./flake.ts";
import type { RepositoryIdentity } from "./lock-file.ts";

export interface InputFlowInput {
  readonly names: ReadonlySet<string>;
  readonly repositories: ReadonlyMap<string, RepositoryIdentity>;
  readonly setNames: ReadonlySet<string>;
}

/** Attributes whose value modules get as arguments: by name if the set itself is given. */
const argumentSets: ReadonlySet<string> = new Set(["specialArgs", "extraSpecialArgs", "args", "_args"]);
/** Functions of nixpkgs and Nix that give back the set they got. */
const setKeepers: ReadonlySet<string> = new Set(["removeAttrs", "recursiveUpdate", "mkForce", "mkDefault", "id"]);
/** Functions that call a file of ours with what they get. */
const fileCallers: ReadonlySet<string> = new Set(["import", "callPackage", "callPackages", "importApply"]);
const longestClimb = 200;

/** Follows the set of inputs through files, and gathers what is read of it. */
export class InputFlow {
  readonly uses = new Map<string, Place[]>();
  /** Names the set was found to go under. */
  readonly newNames = new Set<string>();
  /** Whether the set goes on without a name that could be looked for. */
  isNameless = false;
  /** The first place from where it cannot be followed on. */
  lostAt: Place | null = null;
  readonly #input: InputFlowInput;
  readonly #visited = new Set<Node>();
  #file!: NixFile;

  constructor(input: InputFlowInput) {
    this.#input = input;
  }

  use(name: string, place: Place): void {
    const places = this.uses.get(name);
    if (!places) this.uses.set(name, [place]);
    else if (!places.some((known) => isSamePlace(known, place))) places.push(place);
  }

  /** Formals of `outputs` that its body reads. */
  readOutputs(file: NixFile, outputs: FlakeOutputs): void {
    for (const { name, scope, kind, references } of file.scopes.definitions) {
      if (kind !== "formal" || scope !== outputs.lambda || !this.#input.names.has(name)) continue;
      for (const { node } of references)
        this.use(name, { file: file.path, span: { start: node.start, end: node.end } });
    }
  }

  readFile(file: NixFile): void {
    this.#file = file;
    for (const { name, node, implicit } of file.scopes.references) {
      if (implicit || this.lostAt) continue;
      if (node.kind === "Variable") this.#readVariable(node);
      else if (this.#input.setNames.has(name) && node.parent?.kind === "Inherit") this.#carried(node.parent, 0);
      else if (name === "self" && node.parent?.kind === "Inherit") this.#selfCarried(node.parent);
    }
  }

  #readVariable(variable: Variable): void {
    const { parent } = variable;
    if (parent?.kind === "Select" && parent.set === variable) this.#checkFlakeModule(parent);
    if (this.#input.setNames.has(variable.name)) this.#whole(variable, 0);
    else if (parent?.kind === "Select" && parent.set === variable) this.#readSelect(parent, 0);
    else if (parent?.kind === "Inherit" && parent.from === variable) this.#readInheritFrom(parent);
    else if (variable.name === "self" && parent?.kind === "Binding") {
      if (staticName(parent.path.attributes.at(-1)) === "self") this.#selfCarried(parent);
    }
  }

  /** `x.y.inputs.z`: the set as an attribute of something else, from a step on. */
  #readSelect(select: Select, from: number): void {
    const { attributes } = select.path;
    for (let step = from; step < attributes.length; step++) {
      if (!this.#input.setNames.has(staticName(attributes[step]) ?? "")) continue;
      const next = attributes[step + 1];
      if (next) this.#taken(next);
      else this.#whole(select, 0);
      return;
    }
    const { parent } = select;
    if (parent?.kind === "Inherit" && parent.from === select) this.#readInheritFrom(parent);
  }

  /** `inherit (self) inputs;` */
  #readInheritFrom(inherit: Inherit): void {
    if (inherit.attributes.some((attribute) => this.#input.setNames.has(staticName(attribute) ?? "")))
      this.#carried(inherit, 0);
  }

  #taken(attribute: Attribute): void {
    const name = staticName(attribute);
    if (name === null) this.#lose(attribute);
    else if (this.#input.names.has(name)) this.use(name, this.#place(attribute));
  }

  /** The whole set stands at a node: what becomes of it there? */
  #whole(node: Expression, depth: number): void {
    const { parent } = node;
    if (!parent || depth > longestClimb) {
      this.#lose(node);
      return;
    }
    switch (parent.kind) {
      case "HasAttr":
        this.#taken(parent.path.attributes[0] as Attribute);
        break;
      case "Inherit":
        for (const attribute of parent.attributes) this.#taken(attribute);
        break;
      case "Binding":
        this.#bound(parent, depth);
        break;
      case "Lambda":
        if (givesArguments(parent)) this.isNameless = true;
        else this.#lose(node);
        break;
      case "Formal":
        this.newNames.add(parent.name.name);
        break;
      case "Apply":
        this.#applied(parent, node, depth);
        break;
      case "Select":
        if (parent.set === node) this.#selected(parent);
        else this.#whole(parent, depth + 1);
        break;
      case "With":
        if (parent.environment === node) this.#opened(parent);
        else this.#whole(parent, depth + 1);
        break;
      default:
        if (givesWhole(parent)) this.#whole(parent as Expression, depth + 1);
        else this.#lose(node);
    }
  }

  /** `inputs.name…`, and `inputs.self.inputs.name…` */
  #selected(select: Select): void {
    const [first] = select.path.attributes;
    this.#taken(first as Attribute);
    if (staticName(first) === "self") this.#readSelect(select, 1);
  }

  #opened(environment: Node): void {
    for (const { name, node, resolution } of this.#file.scopes.references) {
      if (resolution.kind !== "with" || !resolution.candidates.some((candidate) => candidate === environment)) continue;
      if (this.#input.names.has(name)) this.use(name, this.#place(node));
    }
  }

  /** `name = inputs;` */
  #bound(binding: Binding, depth: number): void {
    const name = staticName(binding.path.attributes.at(-1));
    if (name === null) this.#lose(binding);
    else if (argumentSets.has(name)) this.isNameless = true;
    else {
      this.newNames.add(name);
      this.#carried(binding, depth + 1);
    }
  }

  #applied(apply: Apply, node: Expression, depth: number): void {
    const origin = apply.argument === node ? this.#originOf(apply.function) : null;
    const name = origin && origin.kind !== "own" ? (origin.path.at(-1) ?? "") : "";
    if (origin?.kind === "own" || fileCallers.has(name)) this.isNameless = true;
    else if (origin && origin.kind !== "input" && setKeepers.has(name)) this.#whole(outermostCall(apply), depth + 1);
    else this.#lose(node);
  }

  /** The set is an attribute, under its name, of a set: who gets that one? */
  #carried(entry: Node, depth: number): void {
    const holder = entry.parent;
    if (!holder || this.#visited.has(entry)) return;
    this.#visited.add(entry);
    if (holder.kind === "Let" || (holder.kind === "AttrSet" && holder.recursive)) this.#carriedByName(entry, depth);
    if (holder.kind === "AttrSet") this.#carrier(holder, depth + 1);
  }

  #carrier(node: Expression, depth: number): void {
    const { parent } = node;
    if (!parent || depth > longestClimb) return;
    if (parent.kind === "Apply") {
      if (parent.argument === node) this.#givenTo(parent, depth);
    } else if (parent.kind === "Binding") {
      if (!argumentSets.has(staticName(parent.path.attributes.at(-1)) ?? "")) this.#carried(parent, depth + 1);
    } else if (parent.kind === "List" || parent.kind === "With" || givesWhole(parent)) {
      this.#carrier(parent as Expression, depth + 1);
    }
  }

  #givenTo(apply: Apply, depth: number): void {
    const origin = this.#originOf(apply.function);
    if (origin.kind === "library" || origin.kind === "builtin") this.#carrier(apply, depth + 1);
    if (origin.kind !== "input") return;
    const repository = this.#input.repositories.get(origin.name) ?? null;
    if (!passesInputsOn(repository, origin.path)) this.#lose(apply);
  }

  /** `let arguments = { inherit inputs; }; in …`: wherever the name stands, the set is carried. */
  #carriedByName(entry: Node, depth: number): void {
    if (entry.kind !== "Binding" || setHolds(entry, this.#input.setNames)) return;
    for (const definition of this.#file.scopes.definitions) {
      if (!definition.sites.includes(entry)) continue;
      for (const { node } of definition.references) if (node.kind === "Variable") this.#carrier(node, depth + 1);
    }
  }

  /** The flake itself, given to a library, brings its inputs along. */
  #selfCarried(entry: Inherit | Binding): void {
    this.#carried(entry, 0);
  }

  #checkFlakeModule(select: Select): void {
    const names = select.path.attributes.map(staticName);
    if (!names.some((name) => name === "flakeModule" || name === "flakeModules" || name === "modules")) return;
    const origin = this.#originOf(select);
    if (origin.kind !== "input") return;
    const repository = this.#input.repositories.get(origin.name) ?? null;
    if (isCuriousFlakeModule(repository, origin.path)) this.#lose(select);
  }

  #originOf(expression: Expression): Origin {
    const { names, setNames } = this.#input;
    return originOf(expression, { scopes: this.#file.scopes, inputs: names, setNames });
  }

  #lose(span: Span): void {
    this.lostAt ??= this.#place(span);
  }

  #place(span: Span): Place {
    return { file: this.#file.path, span: { start: span.start, end: span.end } };
  }
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.span.start === b.span.start && a.file === b.file;
}

/** Whether an expression gives the value of a part of it, or of one side with some attributes more. */
function givesWhole(node: Node): boolean {
  if (node.kind === "BinaryOp") return node.operator === "//";
  return node.kind === "Parenthesized" || node.kind === "Let" || node.kind === "Assert" || node.kind === "If";
}

/** `genSpecialArgs = system: inputs // { … };`: for modules, by its name. */
function givesArguments(lambda: Lambda): boolean {
  let outer: Node | null = lambda;
  while (outer?.kind === "Lambda" || outer?.kind === "Parenthesized") outer = outer.parent;
  return outer?.kind === "Binding" && /args$/i.test(staticName(outer.path.attributes.at(-1)) ?? "");
}

function staticName(attribute: Attribute | undefined): string | null {
  return attribute ? staticAttributeName(attribute) : null;
}

/** Whether a `let` binds the set itself, so that its name is looked for anyway. */
function setHolds(binding: Binding, setNames: ReadonlySet<string>): boolean {
  return binding.value.kind === "Variable" && setNames.has(binding.value.name);
}

/** `f a b` for `f a`. */
function outermostCall(apply: Apply): Apply {
  let call = apply;
  while (call.parent?.kind === "Apply" && call.parent.function === call) call = call.parent;
  return call;
}
