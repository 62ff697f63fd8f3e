import { checkPath } from "./check-syntax.ts";
import { child, type Lower, type Lowering, type Mutable, pending } from "./lowering.ts";
import { addIndentedText, addQuotedText } from "./string-text.ts";
import type {
  Fragment,
  IndentedString,
  Interpolation,
  Node,
  Path,
  SearchPath,
  StringLiteral,
  StringPart,
  Uri,
} from "./syntax.ts";

type AddText = (text: string, start: number, end: number, parent: Node, parts: StringPart[]) => void;

function lowerParts(lowering: Lowering, node: number, parent: Node, addText: AddText): StringPart[] {
  const { tree, text, grammar } = lowering;
  const parts: StringPart[] = [];
  const end = tree.next(node);
  for (let part = node + 1; part < end; part = tree.next(part)) {
    const kind = grammar.childOf[tree.symbol(part)];
    if (kind === child.interpolation) parts.push(lowerInterpolation(lowering, part, parent));
    else if (kind === child.string_fragment || kind === child.path_fragment) {
      addText(text, tree.start(part), tree.end(part), parent, parts);
    }
  }
  return parts;
}

function lowerString(lowering: Lowering, node: number, parent: Node | null): StringLiteral {
  const { tree } = lowering;
  const string: Mutable<StringLiteral> = {
    kind: "String",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    parts: pending,
  };
  string.parts = lowerParts(lowering, node, string, addQuotedText);
  return string;
}

function lowerIndentedString(lowering: Lowering, node: number, parent: Node | null): IndentedString {
  const { tree } = lowering;
  const string: Mutable<IndentedString> = {
    kind: "IndentedString",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    parts: pending,
  };
  string.parts = lowerParts(lowering, node, string, addIndentedText);
  return string;
}

function lowerInterpolation(lowering: Lowering, node: number, parent: Node | null): Interpolation {
  const { tree } = lowering;
  const interpolation: Mutable<Interpolation> = {
    kind: "Interpolation",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    expression: pending,
  };
  interpolation.expression = lowering.required(node, lowering.field.expression, interpolation);
  return interpolation;
}

function lowerFragment(lowering: Lowering, node: number, parent: Node | null): Fragment {
  const { tree } = lowering;
  return {
    kind: "Fragment",
    start: tree.start(node),
    end: tree.end(node),
    parent,
    value: lowering.textOf(node),
    escaped: false,
  };
}

function addPathText(text: string, start: number, end: number, parent: Node, parts: StringPart[]): void {
  const previous = parts.at(-1) as Mutable<Fragment> | undefined;
  if (previous?.kind === "Fragment" && previous.end === start) {
    previous.value += text.slice(start, end);
    previous.end = end;
  } else {
    parts.push({ kind: "Fragment", start, end, parent, value: text.slice(start, end), escaped: false });
  }
}

function lowerPath(lowering: Lowering, node: number, parent: Node | null): Path {
  const { tree } = lowering;
  const start = tree.start(node);
  const first = lowering.text[start];
  const path: Mutable<Path> = {
    kind: "Path",
    start,
    end: tree.end(node),
    parent,
    form: first === "/" ? "absolute" : first === "~" ? "home" : "relative",
    parts: pending,
  };
  path.parts = lowerParts(lowering, node, path, addPathText);
  checkPath(path, lowering.text, lowering.problems);
  return path;
}

function lowerSearchPath(lowering: Lowering, node: number, parent: Node | null): SearchPath {
  const start = lowering.tree.start(node);
  const end = lowering.tree.end(node);
  return { kind: "SearchPath", start, end, parent, path: lowering.text.slice(start + 1, end - 1) };
}

function lowerUri(lowering: Lowering, node: number, parent: Node | null): Uri {
  const { tree } = lowering;
  return { kind: "Uri", start: tree.start(node), end: tree.end(node), parent, text: lowering.textOf(node) };
}

/** Strings, paths and their parts, by the grammar's names. */
export const stringLowers: Readonly<Record<string, Lower>> = {
  string_expression: lowerString,
  indented_string_expression: lowerIndentedString,
  interpolation: lowerInterpolation,
  string_fragment: lowerFragment,
  path_fragment: lowerFragment,
  path_expression: lowerPath,
  hpath_expression: lowerPath,
  spath_expression: lowerSearchPath,
  uri_expression: lowerUri,
};
