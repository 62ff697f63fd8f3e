/** Random sets of modules as Nix text, the same for the same seed. */

/** Numbers that look random (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  number(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  chance(percent: number): boolean {
    return this.number(100) < percent;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.number(choices.length)] as T;
  }
}

/** A type as text, and what writes a value that it takes (most of the time). */
interface GeneratedType {
  readonly text: string;
  readonly value: () => string;
}

export class ModuleSets {
  readonly #dice: Dice;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  /** An expression that evaluates a set of modules with the `lib` in scope. */
  evaluation(): string {
    const names = ["a", "b", "c"].slice(0, 1 + this.#dice.number(3));
    const options = names.map((name) => ({ name, type: this.#type(2) }));
    const declarations = options.map(({ name, type }) => `${name} = ${this.#option(type)};`);
    const modules = [`{ options = { ${declarations.join(" ")} }; }`];
    if (this.#dice.chance(15)) {
      const again = this.#dice.pick(options);
      modules.push(`{ options.${again.name} = lib.mkOption { type = ${again.type.text}; }; }`);
    }
    if (this.#dice.chance(20)) modules.push("{ freeformType = with lib.types; lazyAttrsOf anything; }");
    const count = 1 + this.#dice.number(3);
    for (let index = 0; index < count; index++) modules.push(this.#module(options, 2));
    const stray = this.#dice.chance(8) ? ["{ stray.x = 1; }"] : [];
    const shown = this.#dice.pick(["config", "config", "config", `config.${names[0]}`, "optionsOf"]);
    const all = [...modules, ...stray].map((module) => `(${module})`).join(" ");
    const facts = names.map(
      (name) => `${name} = { inherit (e.options.${name}) isDefined highestPrio definitions files; };`,
    );
    const selected = shown === "optionsOf" ? `{ ${facts.join(" ")} }` : `e.${shown}`;
    return `let e = lib.evalModules { modules = [ ${all} ]; specialArgs = { extra = 7; }; }; in ${selected}`;
  }

  #option(type: GeneratedType): string {
    const parts = [`type = ${type.text};`];
    if (this.#dice.chance(50)) parts.push(`default = ${type.value()};`);
    if (this.#dice.chance(8)) parts.push("apply = x: { applied = x; };");
    if (this.#dice.chance(4)) parts.push("readOnly = true;");
    return `lib.mkOption { ${parts.join(" ")} }`;
  }

  #module(options: readonly { name: string; type: GeneratedType }[], depth: number): string {
    const chosen = options.filter(() => this.#dice.chance(60));
    const definitions = chosen.map(({ name, type }) => `${name} = ${this.#definition(type, 2)};`).join(" ");
    const imports =
      depth > 0 && this.#dice.chance(35)
        ? `imports = [ ${Array.from({ length: 1 + this.#dice.number(2) }, () => `(${this.#module(options, depth - 1)})`).join(" ")} ];`
        : "";
    const config = this.#dice.pick([
      `${definitions}`,
      `config = { ${definitions} };`,
      `config = lib.mkIf ${this.#condition()} { ${definitions} };`,
      `config = lib.mkMerge [ { ${definitions} } ];`,
      `config = lib.mkForce { ${definitions} };`,
      `config = lib.mkDefault { ${definitions} };`,
    ]);
    const body = `{ ${imports} ${config} }`;
    return this.#dice.pick([body, body, `{ lib, config, extra, ... }: ${body}`, `{ options, ... }@args: ${body}`]);
  }

  #condition(): string {
    return this.#dice.pick(["true", "false", "(1 < 2)"]);
  }

  #definition(type: GeneratedType, depth: number): string {
    const plain = this.#dice.chance(6) ? this.#dice.pick(['"odd"', "1", "[ ]", "{ }", "null"]) : type.value();
    if (depth === 0 || this.#dice.chance(50)) return plain;
    const inner = () => this.#definition(type, depth - 1);
    const isMovable = !type.text.includes("submodule");
    return this.#dice.pick([
      () => `(lib.mkForce ${inner()})`,
      () => `(lib.mkDefault ${inner()})`,
      () => `(lib.mkOverride ${this.#dice.pick([10, 50, 100, 1000, 1500])} ${inner()})`,
      () => `(lib.mkIf ${this.#condition()} ${inner()})`,
      () => `(lib.mkMerge [ ${inner()} ${inner()} ])`,
      // Submodules of this lib take no definition that is moved: their merge is called with the order as an argument.
      () => (isMovable ? `(lib.mkBefore ${inner()})` : inner()),
      () => (isMovable ? `(lib.mkAfter ${inner()})` : inner()),
      () => (isMovable ? `(lib.mkOrder ${this.#dice.pick([200, 900, 1000, 2000])} ${inner()})` : inner()),
    ])();
  }

  #type(depth: number): GeneratedType {
    const leaves = this.#leaves();
    if (depth === 0 || this.#dice.chance(40)) return this.#dice.pick(leaves);
    const inner = this.#type(depth - 1);
    return this.#dice.pick([
      () => this.#listOf(inner, "listOf"),
      () => this.#listOf(inner, "nonEmptyListOf"),
      () => this.#setOf(inner, "attrsOf"),
      () => this.#setOf(inner, "lazyAttrsOf"),
      () => ({
        text: `(lib.types.nullOr ${inner.text})`,
        value: () => (this.#dice.chance(25) ? "null" : inner.value()),
      }),
      () => ({ text: `(lib.types.uniq ${inner.text})`, value: inner.value }),
      () => this.#either(inner),
      () => this.#submodule(inner),
      () => this.#submodule(inner),
      () => ({
        text: `(lib.types.coercedTo lib.types.int (n: [ (toString n) ]) (lib.types.listOf lib.types.str))`,
        value: () => this.#dice.pick(["3", '[ "x" ]', '[ "y" "z" ]']),
      }),
      () => ({
        text: "(lib.types.attrTag { one = lib.mkOption { type = lib.types.int; }; two = lib.mkOption { type = lib.types.str; }; })",
        value: () => this.#dice.pick(["{ one = 1; }", '{ two = "t"; }']),
      }),
      () => ({ text: `(lib.types.addCheck ${inner.text} (_: true))`, value: inner.value }),
    ])();
  }

  #leaves(): GeneratedType[] {
    const pick = (text: string, values: readonly string[]): GeneratedType => ({
      text: `lib.types.${text}`,
      value: () => this.#dice.pick(values),
    });
    return [
      pick("bool", ["true", "false", "true"]),
      pick("int", ["1", "1", "(-2)"]),
      pick("ints.unsigned", ["1", "0", "(-2)"]),
      pick("ints.positive", ["1", "0"]),
      pick("port", ["80", "80", "70000"]),
      pick("float", ["1.5", "1.5", "2"]),
      pick("number", ["1.5", "2"]),
      pick("str", ['"s"', '"s"', '"t"']),
      pick("nonEmptyStr", ['"s"', '""']),
      pick("singleLineStr", ['"s"', '"s\\n"']),
      pick("lines", ['"s"', '"t"']),
      pick("commas", ['"s"', '"t"']),
      { text: '(lib.types.strMatching "[a-z]+")', value: () => this.#dice.pick(['"s"', '"S"']) },
      { text: '(lib.types.enum [ "s" 1 ])', value: () => this.#dice.pick(['"s"', "1", '"x"']) },
      pick("path", ['"/a"', '"/a"', '"b"']),
      pick("raw", ["1", '"s"', "{ a = 1; }"]),
      pick("unspecified", ["1", '"s"', "{ a = 1; }", "[ 1 ]", "true"]),
      pick("anything", ["1", '"s"', "{ a = 1; }", "{ b = { c = 1; }; }", "[ 1 ]", "true", "{ a = lib.mkForce 2; }"]),
      pick("attrs", ["{ a = 1; }", "{ b = 2; a = 3; }"]),
      pick("boolByOr", ["true", "false"]),
    ];
  }

  #listOf(inner: GeneratedType, name: string): GeneratedType {
    const value = () => {
      const elements = Array.from({ length: this.#dice.number(3) }, () =>
        this.#dice.chance(10) ? `(lib.mkIf ${this.#condition()} ${inner.value()})` : inner.value(),
      );
      return `[ ${elements.join(" ")} ]`;
    };
    return { text: `(lib.types.${name} ${inner.text})`, value };
  }

  #setOf(inner: GeneratedType, name: string): GeneratedType {
    const value = () => {
      const names = ["x", "y"].filter(() => this.#dice.chance(60));
      return `{ ${names.map((key) => `${key} = ${this.#definition(inner, 1)};`).join(" ")} }`;
    };
    return { text: `(lib.types.${name} ${inner.text})`, value };
  }

  #either(inner: GeneratedType): GeneratedType {
    const other = this.#dice.pick(this.#leaves());
    return {
      text: `(lib.types.either ${inner.text} ${other.text})`,
      value: () => (this.#dice.chance(50) ? inner.value() : other.value()),
    };
  }

  #submodule(inner: GeneratedType): GeneratedType {
    const freeform = this.#dice.chance(25) ? "freeformType = lib.types.attrsOf lib.types.int;" : "";
    const option = this.#option(inner);
    const named = 'options.label = lib.mkOption { default = "label-${name}"; };';
    const text = this.#dice.pick([
      `(lib.types.submodule { ${freeform} options.inner = ${option}; })`,
      `(lib.types.submodule ({ name, config, ... }: { ${freeform} options.inner = ${option}; ${named} }))`,
      `(lib.types.submoduleWith { modules = [ { ${freeform} options.inner = ${option}; } ]; })`,
    ]);
    const value = () => {
      const definition = this.#dice.chance(70) ? `inner = ${this.#definition(inner, 1)};` : "";
      const more = freeform && this.#dice.chance(50) ? "more = 5;" : this.#dice.chance(4) ? "wrong = 5;" : "";
      return `{ ${definition} ${more} }`;
    };
    return { text, value };
  }
}
