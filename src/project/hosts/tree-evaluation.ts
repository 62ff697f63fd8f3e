import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { Definition } from "../../evaluator/modules/definition.ts";
import { definitionsOf } from "../../evaluator/modules/definitions.ts";
import type { LoadedModules } from "../../evaluator/modules/loaded-modules.ts";
import { inPassing } from "../../evaluator/stack-room.ts";
import type { Value } from "../../evaluator/value.ts";
import type { ModuleClass } from "../../knowledge/module-arguments.ts";
import { type DefinitionAt, definedPaths, everyDefinition, type PathFilter } from "./definition-listing.ts";
import { mayHide } from "./hidden-definitions.ts";
import type {
  DefinedPaths,
  GivenArguments,
  LocatedDefinition,
  OptionDeclaration,
  OptionDefinition,
  TreeEvaluation,
} from "./host.ts";
import { fileOf, literalOf } from "./option-entries.ts";
import { type DeclaredOptions, declaredOptions } from "./option-listing.ts";

/** What a tree was evaluated with. */
export interface EvaluatedWith {
  readonly loaded: LoadedModules;
  readonly moduleClass: ModuleClass | null;
  /** `null` where it is not known which there are. */
  readonly specialArgs: Value | null;
}

/** A whole evaluation of modules: of a host, or of a home inside of one. */
export class EvaluatedTree implements TreeEvaluation {
  readonly moduleClass: ModuleClass | null;
  readonly #evaluator: Evaluator;
  readonly #loaded: LoadedModules;
  readonly #specialArgs: Value | null;
  #declared: DeclaredOptions | undefined;
  #definitions: readonly LocatedDefinition[] | undefined;
  readonly #among = new Map<PathFilter, readonly LocatedDefinition[]>();
  #given: GivenArguments | undefined;

  constructor(evaluator: Evaluator, { loaded, moduleClass, specialArgs }: EvaluatedWith) {
    this.#evaluator = evaluator;
    this.#loaded = loaded;
    this.#specialArgs = specialArgs;
    this.moduleClass = moduleClass;
  }

  get declarations(): readonly OptionDeclaration[] {
    return this.#declaredOptions.declarations;
  }

  get openDeclarations(): readonly (readonly string[])[] {
    return this.#declaredOptions.openPaths;
  }

  get #declaredOptions(): DeclaredOptions {
    this.#declared ??= declaredOptions(this.#evaluator, this.#loaded.modules);
    return this.#declared;
  }

  get allDefinitions(): readonly LocatedDefinition[] {
    this.#definitions ??= everyDefinition(this.#evaluator, this.#loaded.modules).map(readDefinitionAt);
    return this.#definitions;
  }

  definitionsAmong(leads: PathFilter): readonly LocatedDefinition[] {
    const known = this.#among.get(leads);
    if (known) return known;
    const found = inPassing(() => everyDefinition(this.#evaluator, this.#loaded.modules, leads).map(readDefinitionAt));
    this.#among.set(leads, found);
    return found;
  }

  mayHide(path: readonly string[]): boolean {
    return mayHide(this.#evaluator, this.#loaded.modules, path);
  }

  definedPaths(leads: PathFilter): DefinedPaths {
    return definedPaths(this.#evaluator, this.#loaded.modules, leads);
  }

  get givenArguments(): GivenArguments {
    this.#given ??= this.#findArguments();
    return this.#given;
  }

  #findArguments(): GivenArguments {
    const special = this.#specialArgs;
    const { modules, unresolved } = this.#loaded;
    const isSpecialKnown = special?.type === "attrs" && special.open === null;
    const defined = new Set<string>();
    const path = ["_module", "args"];
    for (const { value } of definitionsOf(this.#evaluator, modules, path)) {
      if (value.type === "attrs") for (const name of value.attributes.keys()) defined.add(name);
    }
    return {
      special: new Set(special?.type === "attrs" ? special.attributes.keys() : []),
      isSpecialKnown,
      defined,
      isComplete: isSpecialKnown && unresolved.length === 0 && !this.mayHide(path),
    };
  }
}

export function readDefinitionAt({ definition, path }: DefinitionAt): LocatedDefinition {
  const { module, place, value, conditional, priority } = definition;
  return { module, place, conditional, priority, literal: literalOf(value), file: fileOf(value), path };
}

export function readDefinition({ module, place, value, conditional, priority }: Definition): OptionDefinition {
  return { module, place, conditional, priority, literal: literalOf(value), file: fileOf(value) };
}
