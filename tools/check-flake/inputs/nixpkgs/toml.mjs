// What JSON says, as TOML: tables in line, which readers take as they take sections.
const inline = (value) =>
  Array.isArray(value)
    ? `[${value.map(inline).join(", ")}]`
    : value !== null && typeof value === "object"
      ? `{ ${entries(value).join(", ")} }`
      : JSON.stringify(value);
const entries = (table) => Object.entries(table).map(([key, value]) => `${JSON.stringify(key)} = ${inline(value)}`);
console.log(entries(JSON.parse(process.env.json)).join("\n"));
