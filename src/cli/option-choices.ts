/** The words that flags take. */

export const listFormats = ["text", "json"] as const;
export const hostFormats = ["text", "json", "names"] as const;
export const explainFormats = ["text", "markdown", "json"] as const;
export type ListFormat = (typeof listFormats)[number];
export const graphFormats = ["text", "json", "mermaid", "dot", "html"] as const;

export const colorChoices = ["auto", "always", "never"] as const;
export const failOnChoices = ["error", "warning", "note", "never"] as const;
export const timingChoices = ["all"] as const;
export const setChoices = ["minimal", "recommended", "strict"] as const;
export const ruleSets = [...setChoices, "off"] as const;

export const shells = ["bash", "zsh", "fish"] as const;
