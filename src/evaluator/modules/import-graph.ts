/**
 * Who imports whom, by the keys of modules. The module system keeps the first of several modules with one key, level by level
 * from the entry modules, and leaves out those that `disabledModules` names anywhere.
 */
export class ImportGraph<Module> {
  readonly #modules = new Map<string, Module>();
  readonly #imports = new Map<string, string[]>();
  readonly #disabled = new Set<string>();

  add(key: string, module: Module): void {
    this.#modules.set(key, module);
  }

  /** `null` for the entry modules. */
  addImport(importer: string | null, key: string): void {
    const imports = this.#imports.get(importer ?? "");
    if (imports) imports.push(key);
    else this.#imports.set(importer ?? "", [key]);
  }

  disable(key: string): void {
    this.#disabled.add(key);
  }

  /** The modules that are left, in the order of the module system. */
  inOrder(): Module[] {
    const seen = new Set<string>();
    const queue = [...(this.#imports.get("") ?? [])];
    const found: Module[] = [];
    for (let next = 0; next < queue.length; next++) {
      const key = queue[next] as string;
      if (seen.has(key) || this.#disabled.has(key)) continue;
      seen.add(key);
      const module = this.#modules.get(key);
      if (module !== undefined) found.push(module);
      queue.push(...(this.#imports.get(key) ?? []));
    }
    return found;
  }
}
