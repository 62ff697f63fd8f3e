/** How modules hand values on: by arguments, in lists of modules, under the names of options. */
import type { Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { element } from "./flow-state.ts";

/** `specialArgs.x.y` and `_module.args.x.y`: modules get `x`, and it is under `y` there. */
export function moduleArgument(path: readonly string[]): { name: string; rest: readonly string[] } | null {
  const skip =
    path[0] === "specialArgs" || path[0] === "extraSpecialArgs"
      ? 1
      : path[0] === "_module" && path[1] === "args"
        ? 2
        : 0;
  const name = skip > 0 ? path[skip] : undefined;
  return name === undefined ? null : { name, rest: path.slice(skip + 1) };
}

/** The option that a module in a list of modules sets. */
export function moduleInList(names: readonly string[], path: readonly string[]): readonly string[] | null {
  const isList = /^(?:imports|modules|sharedModules)$/.test(names.at(-1) ?? "");
  return isList && path[0] === element ? path.slice(1) : null;
}

/** An option as its own module names it. */
export function withoutModuleRoot(path: readonly string[]): readonly string[] {
  const option = path[0] === "config" ? path.slice(1) : path;
  if (option[0] === "home-manager" && option[1] === "users") return option.slice(3);
  if (option[0] === "specialisation" && option[2] === "configuration") return option.slice(3);
  if (option[0] === "containers" && option[2] === "config") return option.slice(3);
  return option;
}

/** `import ./x.nix`, with its arguments if the file is a function. */
export function importCall(literal: Node | null, { tree }: NixFile): Node | null {
  let call: Node | null = literal;
  while (call && call.kind !== "Apply") call = call.parent;
  if (!call || tree.root?.kind !== "Lambda") return call;
  return call.parent?.kind === "Apply" && call.parent.function === call ? call.parent : null;
}
