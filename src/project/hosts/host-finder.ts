import { casesOf } from "../../evaluator/alternatives.ts";
import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { Thunk } from "../../evaluator/thunk.ts";
import { whyUnknown } from "../../evaluator/unknown.ts";
import type { Attribute, AttrsValue, Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import { EvaluatedHost, placeOfCall } from "./evaluated-host.ts";
import type { ConfigurationOutput, Host, Unresolved } from "./host.ts";

/** The configurations found so far, and where there may be more. */
export interface FoundHosts {
  readonly hosts: readonly Host[];
  /** Where outputs, or attributes of one, could not be known: there may be more hosts than these. */
  readonly unresolved: readonly Unresolved[];
}

/** Collects configurations from sets of them; a name counts once for each output. */
export class HostFinder implements FoundHosts {
  readonly hosts: Host[] = [];
  readonly unresolved: Unresolved[] = [];
  readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  miss(place: Place, reason: string): void {
    this.unresolved.push({ kind: "unknown", place, reason, path: null, glob: null });
  }

  /** Every attribute of a set is a configuration, in order of name; of an unknown set, those of its alternatives. */
  addAll(configurations: Value, output: ConfigurationOutput, place: Place): void {
    if (configurations.type === "unknown") {
      if (configurations.alternatives.length === 0) this.miss(place, whyUnknown(configurations));
      const force = (alternative: Thunk) => this.evaluator.force(alternative);
      for (const one of casesOf(configurations, force)) this.addAll(force(one), output, place);
      return;
    }
    if (configurations.type !== "attrs") return;
    if (configurations.open) this.miss(place, `'${output}' may hold more: ${whyUnknown(configurations.open)}`);
    for (const [name, attribute] of sorted(configurations)) {
      const value = this.evaluator.force(attribute.value);
      const declaredAt = this.placeOf(attribute) ?? placeOfCall(this.evaluator, value) ?? place;
      // In pure mode a variable of the shell is empty, and nobody builds what is named by it that way.
      if (name === "") this.miss(declaredAt, `the name of an attribute of '${output}' is empty`);
      else this.add({ output, name, declaredAt, value });
    }
  }

  add(declared: ConstructorParameters<typeof EvaluatedHost>[1]): void {
    if (this.has(declared.output, declared.name)) return;
    this.hosts.push(new EvaluatedHost(this.evaluator, declared));
  }

  has(output: ConfigurationOutput, name: string): boolean {
    return this.hosts.some((host) => host.output === output && host.name === name);
  }

  /** The attribute's name where it is written out, else the expression that makes its value. */
  placeOf(attribute: Attribute): Place | null {
    for (const place of [attribute.place, attribute.value.place]) {
      if (place && this.evaluator.sources.files.isFile(place.file)) return place;
    }
    return null;
  }
}

/** The attributes of a set in order of name. */
export function sorted(set: AttrsValue): [string, Attribute][] {
  return [...set.attributes].sort(([a], [b]) => (a < b ? -1 : 1));
}
