/** A whole number as it stands in a sentence: 31415 is "31,415". */
const FORMAT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
export const figures = (n: number): string => FORMAT.format(n)
