/** Where in a configuration file a mistake is; line and column from 1. */
export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A mistake in the user's settings: a file or a flag. */
export class ConfigError extends Error {
  /** `null` for flags. */
  readonly place: ConfigPlace | null;
  /** What to do about it, in a line. */
  readonly hint: string | null;

  constructor(message: string, place: ConfigPlace | null, hint: string | null = null) {
    super(message);
    this.name = "ConfigError";
    this.place = place;
    this.hint = hint;
  }
}
