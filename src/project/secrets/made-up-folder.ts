const madeUpFolder = /(?:^|\/)(?:(?:tests?|examples?|templates?|checks)\/|tests?[-_][^/]*$|[^/]*[-_.]tests?\.nix$)/;

/** Whether a file belongs to tests, examples or templates: secrets in them are made up. */
export function isMadeUpFolder(path: string): boolean {
  return madeUpFolder.test(path);
}
