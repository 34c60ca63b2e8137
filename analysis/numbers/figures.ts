/** Whole numbers as they stand in sentences. */
const FORMAT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
/** 31415 is "31,415". */
export const figures = (n: number): string => FORMAT.format(n)
/** "1 day", "31,415 days". */
export const counted = (n: number, one: string, more = `${one}s`): string => `${figures(n)} ${n === 1 ? one : more}`
