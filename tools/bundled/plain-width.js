/** Columns of a text of plain letters, which is what the help is made of. */
export default function plainWidth(text) {
  return typeof text === "string" ? text.replace(/\x1b\[[0-9;]*m/g, "").length : 0;
}
