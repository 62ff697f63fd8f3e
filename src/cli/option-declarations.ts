/** How flags and commands are declared. */

/** The headings of a long help, in this order; flags without one stand under the last. */
export const optionGroups = ["What to check", "What to report", "Fixing", "Living with findings", "Other"] as const;
export type OptionGroup = (typeof optionGroups)[number];

/** What a shell offers for a word besides choices; `rules` are those and topics. */
export type Offer = "files" | "folders" | "rules" | "formats" | "hosts";

/** A flag as it is declared; it exists only once it works. */
export interface OptionDeclaration {
  readonly describe: string;
  /**
   * `switch` takes no value, `value` one (the last counts), `values` may be repeated; `optional` may have one behind `=`,
   * never as the next argument, which is a path.
   */
  readonly kind: "switch" | "value" | "values" | "optional";
  /** What stands for the value in the help. */
  readonly placeholder?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** The one of them that holds where nothing is said. */
  readonly standard?: string;
  /** One letter that means the same. */
  readonly short?: string;
  readonly group?: OptionGroup;
  /** What a shell offers for the value, besides `choices`. */
  readonly offers?: Offer;
  /** What most people need: told in the first help. */
  readonly isCommon?: true;
}

export interface CommandDeclaration {
  readonly describe: string;
  /** What one types, and what for. */
  readonly examples: readonly (readonly [command: string, purpose: string])[];
  /** What a shell offers for positional arguments; `undefined`: nothing. */
  readonly offers?: Offer;
  /** The only words there are, where there are few. */
  readonly choices?: readonly string[];
  /** Positional arguments as yargs writes them: `[paths..]`, `<rule>`. */
  readonly positional: string;
  readonly positionalDescribe: string;
  readonly options: Readonly<Record<string, OptionDeclaration>>;
  /** Left out of the help: for those who work on flakelint. */
  readonly hidden?: true;
}
