/**
 * Builtins that Nix's own releases do not have, but what people run instead of them does: a finding about one of these
 * would be wrong on their machines.
 */
export const foreignBuiltins: readonly { readonly name: string; readonly from: string }[] = [
  { name: "parallel", from: "Determinate Nix 3.11, its manual, 'Parallel evaluation'" },
  { name: "wasm", from: "Determinate Nix 3.17, its manual, 'WebAssembly'; experimental feature wasm-builtin" },
  { name: "extraBuiltins", from: "the plugin nix-plugins, its README; setting extra-builtins-file" },
];
