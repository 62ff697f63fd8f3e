/** A float as C++ prints it to a stream, which is how Nix shows one: six significant digits (`%g`). */
export function formatShort(value: number): string {
  if (!Number.isFinite(value)) return formatInfinite(value);
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa, exponent] = value.toExponential(5).split("e") as [string, string];
  const power = Number(exponent);
  if (power >= -4 && power < 6) return withoutTrailingZeros(value.toFixed(5 - power));
  return `${withoutTrailingZeros(mantissa)}e${signedPower(power)}`;
}

/** As `toString` gives it: six digits behind the point (`%f`). */
export function formatFixed(value: number): string {
  if (!Number.isFinite(value)) return formatInfinite(value);
  if (Math.abs(value) < 1e21) return value === 0 && Object.is(value, -0) ? "-0.000000" : value.toFixed(6);
  // So large a float is an integer.
  return `${BigInt(value)}.000000`;
}

/** As `toJSON` gives it: the shortest digits that read back the same, always with a point or an exponent. */
export function formatJson(value: number): string {
  if (!Number.isFinite(value)) return "null";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  const point = Number(exponent) + 1;
  if (digits.length <= point && point <= 15) return `${sign}${digits.padEnd(point, "0")}.0`;
  if (point > 0 && point <= 15) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (point > -4 && point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${mantissa}e${signedPower(point - 1)}`;
}

function formatInfinite(value: number): string {
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}

function withoutTrailingZeros(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

function signedPower(power: number): string {
  return `${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
