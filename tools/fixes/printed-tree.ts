/**
 * The tree that `nix-instantiate --parse` of Nix 2.8 prints, as a type of its own: what the fixes are judged by shares no
 * code with what makes them.
 */

/** A step of an attribute path: a name, or an expression that gives one. */
export type PrintedStep = string | PrintedTree;

export interface PrintedAttribute {
  readonly name: PrintedStep;
  /** `null` for a name that is inherited from the scope around. */
  readonly value: PrintedTree | null;
}

export interface PrintedFormal {
  readonly name: string;
  readonly otherwise: PrintedTree | null;
}

export type PrintedTree =
  /** A name, a number or a path. */
  | { readonly kind: "word"; readonly text: string }
  /** The text as printed, escapes and all. */
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "list"; readonly elements: readonly PrintedTree[] }
  | { readonly kind: "set"; readonly recursive: boolean; readonly attributes: readonly PrintedAttribute[] }
  | { readonly kind: "let"; readonly attributes: readonly PrintedAttribute[]; readonly body: PrintedTree }
  | { readonly kind: "with"; readonly environment: PrintedTree; readonly body: PrintedTree }
  | { readonly kind: "assert"; readonly condition: PrintedTree; readonly body: PrintedTree }
  | {
      readonly kind: "if";
      readonly condition: PrintedTree;
      readonly consequence: PrintedTree;
      readonly alternative: PrintedTree;
    }
  /** `formals` is `null` for `x: …`; `name` is the parameter, or what stands behind the `@`. */
  | {
      readonly kind: "lambda";
      readonly name: string | null;
      readonly formals: readonly PrintedFormal[] | null;
      readonly ellipsis: boolean;
      readonly body: PrintedTree;
    }
  | {
      readonly kind: "select";
      readonly set: PrintedTree;
      readonly path: readonly PrintedStep[];
      readonly otherwise: PrintedTree | null;
    }
  | { readonly kind: "has"; readonly set: PrintedTree; readonly path: readonly PrintedStep[] }
  | { readonly kind: "not"; readonly operand: PrintedTree }
  | { readonly kind: "operator"; readonly operator: string; readonly left: PrintedTree; readonly right: PrintedTree }
  /** Summands, or parts of a string; one part alone is a string with nothing but an interpolation. */
  | { readonly kind: "sum"; readonly parts: readonly PrintedTree[] }
  | { readonly kind: "call"; readonly callee: PrintedTree; readonly arguments: readonly PrintedTree[] };

export type PrintedOf<Kind extends PrintedTree["kind"]> = Extract<PrintedTree, { kind: Kind }>;

/** A tree with each direct part replaced. */
export function mapParts(tree: PrintedTree, change: (part: PrintedTree) => PrintedTree): PrintedTree {
  switch (tree.kind) {
    case "word":
    case "string":
      return tree;
    case "list":
      return { ...tree, elements: tree.elements.map(change) };
    case "set":
      return { ...tree, attributes: tree.attributes.map((attribute) => mapAttribute(attribute, change)) };
    case "let":
      return {
        ...tree,
        attributes: tree.attributes.map((attribute) => mapAttribute(attribute, change)),
        body: change(tree.body),
      };
    case "with":
      return { ...tree, environment: change(tree.environment), body: change(tree.body) };
    case "assert":
      return { ...tree, condition: change(tree.condition), body: change(tree.body) };
    case "if":
      return {
        ...tree,
        condition: change(tree.condition),
        consequence: change(tree.consequence),
        alternative: change(tree.alternative),
      };
    case "lambda":
      return { ...tree, formals: tree.formals?.map((one) => mapFormal(one, change)) ?? null, body: change(tree.body) };
    case "select":
      return {
        ...tree,
        set: change(tree.set),
        path: tree.path.map((step) => mapStep(step, change)),
        otherwise: tree.otherwise && change(tree.otherwise),
      };
    case "has":
      return { ...tree, set: change(tree.set), path: tree.path.map((step) => mapStep(step, change)) };
    case "not":
      return { ...tree, operand: change(tree.operand) };
    case "operator":
      return { ...tree, left: change(tree.left), right: change(tree.right) };
    case "sum":
      return { ...tree, parts: tree.parts.map(change) };
    case "call":
      return { ...tree, callee: change(tree.callee), arguments: tree.arguments.map(change) };
  }
}

function mapStep(step: PrintedStep, change: (part: PrintedTree) => PrintedTree): PrintedStep {
  return typeof step === "string" ? step : change(step);
}

function mapAttribute(attribute: PrintedAttribute, change: (part: PrintedTree) => PrintedTree): PrintedAttribute {
  return { name: mapStep(attribute.name, change), value: attribute.value && change(attribute.value) };
}

function mapFormal(formal: PrintedFormal, change: (part: PrintedTree) => PrintedTree): PrintedFormal {
  return { ...formal, otherwise: formal.otherwise && change(formal.otherwise) };
}

/** Whether two trees are the same. */
export function equalTrees(one: PrintedTree, other: PrintedTree): boolean {
  return one === other || showTree(one) === showTree(other);
}

const shown = new WeakMap<PrintedTree, string>();

/** A tree as a text: the same for the same tree, in whatever order Nix printed names. */
export function showTree(tree: PrintedTree): string {
  let text = shown.get(tree);
  if (text === undefined) {
    text = showOnce(tree);
    shown.set(tree, text);
  }
  return text;
}

function showOnce(tree: PrintedTree): string {
  switch (tree.kind) {
    case "word":
      return tree.text;
    case "string":
      return `"${tree.text}"`;
    case "list":
      return `[ ${tree.elements.map((element) => `${showTree(element)} `).join("")}]`;
    case "set":
      return `${tree.recursive ? "rec " : ""}{ ${showAttributes(tree.attributes)}}`;
    case "let":
      return `(let ${showAttributes(tree.attributes)}in ${showTree(tree.body)})`;
    case "with":
      return `(with ${showTree(tree.environment)}; ${showTree(tree.body)})`;
    case "assert":
      return `(assert ${showTree(tree.condition)}; ${showTree(tree.body)})`;
    case "if":
      return `(if ${showTree(tree.condition)} then ${showTree(tree.consequence)} else ${showTree(tree.alternative)})`;
    case "lambda":
      return `(${showParameters(tree)}: ${showTree(tree.body)})`;
    case "select":
      return `${showTree(tree.set)}.${showPath(tree.path)}${tree.otherwise ? ` or ${showTree(tree.otherwise)}` : ""}`;
    case "has":
      return `(${showTree(tree.set)} ? ${showPath(tree.path)})`;
    case "not":
      return `(! ${showTree(tree.operand)})`;
    case "operator":
      return `(${showTree(tree.left)} ${tree.operator} ${showTree(tree.right)})`;
    case "sum":
      return `(${tree.parts.map(showTree).join(" + ")})`;
    case "call":
      return `(${[tree.callee, ...tree.arguments].map(showTree).join(" ")})`;
  }
}

function showPath(path: readonly PrintedStep[]): string {
  return path.map(showStep).join(".");
}

function showStep(step: PrintedStep): string {
  return typeof step === "string" ? step : `"\${${showTree(step)}}"`;
}

/** Names of a set differ, so that their order means nothing; computed ones keep theirs, behind the others. */
function showAttributes(attributes: readonly PrintedAttribute[]): string {
  const entries = attributes.map(({ name, value }) => ({
    isComputed: typeof name !== "string",
    text: value ? `${showStep(name)} = ${showTree(value)}; ` : `inherit ${showStep(name)}; `,
    name: showStep(name),
  }));
  const named = entries.filter(({ isComputed }) => !isComputed).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...named, ...entries.filter(({ isComputed }) => isComputed)].map(({ text }) => text).join("");
}

function showParameters({ formals, ellipsis, name }: PrintedOf<"lambda">): string {
  if (!formals) return name ?? "";
  const texts = formals.map((formal) => {
    return formal.otherwise ? `${formal.name} ? ${showTree(formal.otherwise)}` : formal.name;
  });
  texts.sort();
  if (ellipsis) texts.push("...");
  return `{ ${texts.join(", ")} }${name === null ? "" : ` @ ${name}`}`;
}
