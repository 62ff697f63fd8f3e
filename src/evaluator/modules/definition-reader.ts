import type { Place } from "../../source/span.ts";
import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import type { Attribute, AttrsValue, Value } from "../value.ts";
import type { PendingDefinition } from "./definition.ts";
import type { LoadedModule } from "./loaded-modules.ts";

/** What stands around a definition: its module, and the properties it was taken out of. */
export type Circumstances = Omit<PendingDefinition, "value" | "place">;

/** Takes definitions out of `mkIf`, `mkMerge` and the like, without asking for conditions. */
export class DefinitionReader {
  #found: PendingDefinition[] = nothing;
  readonly #evaluator: Evaluator;
  #isFinal = true;
  #isWhole = true;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  get found(): readonly PendingDefinition[] {
    return this.#found;
  }

  /** Whether all that was evaluated has its value for good: nothing was still being computed, or took too long. */
  get isFinal(): boolean {
    return this.#isFinal;
  }

  /** Whether nothing was left out: the parts of each `mkMerge` are known. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Adds the definitions that an attribute holds. */
  read(attribute: Attribute, under: Circumstances): void {
    const value = this.#force(attribute.value);
    const marker = value.type === "attrs" ? this.#markerOf(value) : null;
    if (value.type === "attrs" && marker !== null && properties.has(marker)) {
      this.#readProperty(value, marker, attribute, under);
    } else this.#add(new FoundDefinition(this.#evaluator, attribute, value, under));
  }

  /** Nearly always one is found: a list that is made with it takes a tenth of the room of one that it is pushed to. */
  #add(definition: PendingDefinition): void {
    if (this.#found.length === 0) this.#found = [definition];
    else this.#found.push(definition);
  }

  #readProperty({ attributes }: AttrsValue, marker: string, { place }: Attribute, under: Circumstances): void {
    const inner = (value: Thunk, circumstances: Circumstances) =>
      this.read({ value, place: value.place ?? place }, circumstances);
    if (marker === "merge") {
      const contents = attributes.get("contents");
      const list = contents ? this.#force(contents.value) : null;
      if (list?.type === "list") for (const element of list.elements) inner(element, under);
      if (list?.type !== "list" || list.open.length > 0) this.#isWhole = false;
      return;
    }
    const content = attributes.get("content")?.value;
    if (!content) return;
    if (marker === "if") {
      const condition = attributes.get("condition")?.value ?? null;
      inner(content, { ...under, conditions: [...under.conditions, condition] });
    } else if (marker === "override") {
      const priority = attributes.get("priority");
      const number = priority ? this.#force(priority.value) : null;
      inner(content, { ...under, priority: number?.type === "int" ? Number(number.value) : under.priority });
    } else inner(content, under);
  }

  #markerOf({ attributes }: AttrsValue): string | null {
    const marker = attributes.get("_type");
    const type = marker ? this.#force(marker.value) : null;
    return type?.type === "string" ? type.value : null;
  }

  #force(thunk: Thunk): Value {
    const value = this.#evaluator.force(thunk);
    if (!thunk.isForced) this.#isFinal = false;
    return value;
  }
}

const nothing: PendingDefinition[] = [];

const properties: ReadonlySet<string> = new Set(["if", "merge", "order", "override"]);

/** Most definitions are looked at in passing, so that nobody asks for their place. */
class FoundDefinition implements PendingDefinition {
  readonly module: LoadedModule;
  readonly value: Value;
  readonly conditional: boolean;
  readonly priority: number;
  readonly conditions: PendingDefinition["conditions"];
  readonly #evaluator: Evaluator;
  readonly #attribute: Attribute;

  constructor(evaluator: Evaluator, attribute: Attribute, value: Value, under: Circumstances) {
    this.module = under.module;
    this.value = value;
    this.conditional = under.conditional;
    this.priority = under.priority;
    this.conditions = under.conditions;
    this.#evaluator = evaluator;
    this.#attribute = attribute;
  }

  /** Where the value was written, in a file of the repository: the value itself, else the attribute's name. */
  get place(): Place {
    const { files } = this.#evaluator.sources;
    for (const place of [this.#attribute.value.place, this.#attribute.place]) {
      if (place && files.isFile(place.file)) return place;
    }
    return this.module.via;
  }
}
