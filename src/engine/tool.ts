import manifest from "../../package.json" with { type: "json" };

/** What reports call the program that made them. */
export const tool: { readonly name: string; readonly version: string } = {
  name: manifest.name,
  version: manifest.version,
};
