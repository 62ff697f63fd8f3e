import type { Evaluator } from "../evaluator/evaluator.ts";
import { whyUnknown } from "../evaluator/unknown.ts";
import type { Attribute, AttrsValue, Value } from "../evaluator/value.ts";
import type { Place } from "../source/span.ts";
import { EvaluatedHost } from "./evaluated-host.ts";
import { type ConfigurationOutput, configurationOutputs, type Host, type Unresolved } from "./host.ts";

export interface FoundHosts {
  readonly hosts: readonly Host[];
  /** Where outputs, or attributes of one, could not be known: there may be more hosts than these. */
  readonly unresolved: readonly Unresolved[];
}

/** The configurations among a flake's outputs, by output and in order of name. */
export function findHosts(evaluator: Evaluator, outputs: Value, fallback: Place): FoundHosts {
  const finder = new HostFinder(evaluator, fallback);
  if (outputs.type === "unknown") finder.miss(fallback, whyUnknown(outputs));
  if (outputs.type === "attrs") {
    for (const output of configurationOutputs) finder.look(outputs, output);
  }
  return finder;
}

class HostFinder implements FoundHosts {
  readonly hosts: Host[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly #evaluator: Evaluator;
  readonly #fallback: Place;

  constructor(evaluator: Evaluator, fallback: Place) {
    this.#evaluator = evaluator;
    this.#fallback = fallback;
  }

  look(outputs: AttrsValue, output: ConfigurationOutput): void {
    const attribute = outputs.attributes.get(output);
    if (!attribute) {
      if (outputs.open) this.miss(this.#fallback, `'${output}' is not known: ${whyUnknown(outputs.open)}`);
      return;
    }
    this.#addAll(this.#evaluator.force(attribute.value), output, this.#placeOf(attribute) ?? this.#fallback);
  }

  miss(place: Place, reason: string): void {
    this.unresolved.push({ kind: "unknown", place, reason, glob: null });
  }

  #addAll(configurations: Value, output: ConfigurationOutput, place: Place): void {
    if (configurations.type === "unknown") {
      if (configurations.alternatives.length === 0) this.miss(place, whyUnknown(configurations));
      for (const alternative of configurations.alternatives) {
        this.#addAll(this.#evaluator.force(alternative), output, place);
      }
      return;
    }
    if (configurations.type !== "attrs") return;
    if (configurations.open) this.miss(place, `'${output}' may hold more: ${whyUnknown(configurations.open)}`);
    for (const name of [...configurations.attributes.keys()].sort()) {
      this.#add(configurations.attributes.get(name) as Attribute, name, output, place);
    }
  }

  #add(attribute: Attribute, name: string, output: ConfigurationOutput, place: Place): void {
    if (this.hosts.some((host) => host.output === output && host.name === name)) return;
    const value = this.#evaluator.force(attribute.value);
    const declaredAt = this.#placeOf(attribute) ?? place;
    this.hosts.push(new EvaluatedHost(this.#evaluator, { output, name, declaredAt, value }));
  }

  /** The attribute's name where it is written out, else the expression that makes its value. */
  #placeOf(attribute: Attribute): Place | null {
    for (const place of [attribute.place, attribute.value.place]) {
      if (place && this.#evaluator.sources.files.isFile(place.file)) return place;
    }
    return null;
  }
}
