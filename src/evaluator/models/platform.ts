import { setOf } from "../builtins/primitive.ts";
import type { Thunk } from "../thunk.ts";
import { attrs, bool, string, unknown, type Value } from "../value.ts";

/** What nixpkgs knows of a platform by its system string ("x86_64-linux"); the rest of it is unknown. */
export function platformOf(system: Thunk): Value {
  const value = system.force();
  // A platform that is written as a set is taken as it is.
  if (value.type !== "string") return value;
  const [, cpu = "", kernel = ""] = /^(.+)-([^-]+)$/.exec(value.value) ?? [];
  const is32Bit = /^(?:i[3-6]86|armv[5-7].*)$/.test(cpu);
  const known = setOf({
    system: string(value.value),
    isLinux: bool(kernel === "linux"),
    isDarwin: bool(kernel === "darwin"),
    isFreeBSD: bool(kernel === "freebsd"),
    isx86_64: bool(cpu === "x86_64"),
    isx86_32: bool(/^i[3-6]86$/.test(cpu)),
    isAarch64: bool(cpu === "aarch64"),
    isRiscV64: bool(cpu === "riscv64"),
    is64bit: bool(!is32Bit),
    is32bit: bool(is32Bit),
  });
  return attrs(known.attributes, unknown("the platform is only partly known", { origin: "pkgs.stdenv.hostPlatform" }));
}
