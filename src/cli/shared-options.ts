/** Flags that several commands have, and what is said of their arguments. */

import { colorChoices, listFormats } from "./option-choices.ts";
import type { OptionDeclaration } from "./option-declarations.ts";

export const color: OptionDeclaration = {
  kind: "value",
  placeholder: "WHEN",
  choices: colorChoices,
  standard: "auto",
  describe: "Colour the text",
  group: "What to report",
};

export const listFormat: OptionDeclaration = {
  kind: "value",
  placeholder: "FORMAT",
  choices: listFormats,
  describe: "How to print it",
};

export const projectArguments = "A flake (default: the one around the working directory), and names of configurations";

export const host: OptionDeclaration = {
  kind: "values",
  placeholder: "NAME",
  describe: "Only this configuration; repeatable",
  offers: "hosts",
};
