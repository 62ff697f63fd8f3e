declare const FLAKELINT_BUILD: string;

/** Tells this build of the program from others that may say different things; `null` where it runs from source. */
export const buildIdentity: string | null = typeof FLAKELINT_BUILD === "string" ? FLAKELINT_BUILD : null;
