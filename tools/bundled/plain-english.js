/** yargs' messages as they are written in its source, which is English. */
export default function plainEnglish() {
  const fill = (text, values) => values.reduce((filled, value) => filled.replace(/%[sd]/, () => String(value)), text);
  return {
    __: (text, ...values) => fill(text, values),
    __n: (one, many, count, ...values) => fill(count === 1 ? one : many, [count, ...values]),
    getLocale: () => "en",
    setLocale: () => {},
    updateLocale: () => {},
  };
}
