import { EvaluationError } from "../../evaluation-error.ts";
import { Thunk } from "../../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  emptyList,
  list,
  string,
  type Value,
} from "../../value.ts";
import { type Contribution, saidOrder } from "../contribution.ts";
import { evaluationValue, joined } from "../evaluation-value.ts";
import { argumentModule } from "../module-arguments.ts";
import { type MergePlace, showOption } from "../world.ts";
import type { NativeMerge } from "./option-type.ts";

/** `submoduleWith`: the definitions are modules beside those of the type. */
export function mergeSubmodule(argument: AttrsValue): NativeMerge {
  return (definitions, at) => {
    const evaluation = evaluationValue({
      evaluator: at.world.evaluator,
      lib: at.world.lib,
      modules: new Thunk(
        () => allModules(argument, definitions, at),
        argument.attributes.get("modules")?.place ?? null,
      ),
      specialArgs: argument.attributes.get("specialArgs")?.value ?? Thunk.of(emptyAttrs),
      path: at.path,
      moduleClass: classOf(argument),
      unseen: at.world.unseen,
      isTolerant: at.world.isTolerant,
    });
    return (evaluation.attributes.get("config") as Attribute).value.force();
  };
}

function classOf(argument: AttrsValue): string | null {
  const value = argument.attributes.get("class")?.value.force();
  return value?.type === "string" ? value.value : null;
}

function allModules(argument: AttrsValue, definitions: readonly Contribution[], at: MergePlace): Value {
  const own = argument.attributes.get("modules")?.value.force() ?? emptyList;
  const shorthand = argument.attributes.get("shorthandOnlyDefinesConfig")?.value.force();
  const isShorthand = shorthand?.type === "bool" && shorthand.value;
  // nixpkgs' own function refuses the attribute that the order leaves behind.
  const moved = definitions.find((definition) => saidOrder(definition) !== null);
  if (moved) throw new EvaluationError(`a submodule has no order among others`, moved.place);
  const named = Thunk.of(argumentModule("name", at.path[at.path.length - 1] ?? ""));
  const sure = definitions.filter(({ doubt }) => !doubt);
  const modules = joined(own, [named, ...sure.map((definition) => moduleOf(definition, isShorthand))]);
  // A definition in doubt is a module that may be imported.
  const maybe = definitions.flatMap((definition) => {
    if (!definition.doubt) return [];
    const alternative = Thunk.of(list([moduleOf(definition, isShorthand)]));
    return [{ ...definition.doubt, alternatives: [alternative], origin: null, glob: null }];
  });
  return modules.type === "list" ? list(modules.elements, [...modules.open, ...maybe]) : modules;
}

function moduleOf({ file, value, place }: Contribution, isShorthand: boolean): Thunk {
  const compute = () => {
    const isConfig = isShorthand && value.force().type === "attrs";
    const content: Attribute = isConfig ? { value, place } : { value: Thunk.of(list([value]), place), place };
    return attrs(
      new Map<string, Attribute>([
        ["_file", { value: Thunk.of(string(file)), place: null }],
        [isConfig ? "config" : "imports", content],
      ]),
    );
  };
  return new Thunk(compute, place);
}

/** `deferredModule`: one module that imports what is defined, to be evaluated by somebody else. */
export function mergeDeferred(staticModules: Thunk): NativeMerge {
  return (definitions, at) => {
    const option = showOption(at.path);
    const located = definitions.map((definition) => {
      const module = moduleOf({ ...definition, file: `${definition.file}, via option ${option}` }, false);
      return { definition, module };
    });
    const imports = () => {
      const sure = located.flatMap(({ definition, module }) => (definition.doubt ? [] : [module]));
      const maybe = located.flatMap(({ definition, module }) =>
        definition.doubt
          ? [{ ...definition.doubt, alternatives: [Thunk.of(list([module]))], origin: null, glob: null }]
          : [],
      );
      const all = joined(staticModules.force(), sure);
      return all.type === "list" ? list(all.elements, [...all.open, ...maybe]) : all;
    };
    const place = definitions[0]?.place ?? null;
    return attrs(new Map([["imports", { value: new Thunk(imports, place), place }]]));
  };
}
