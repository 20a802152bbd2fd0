/** What stands in one cell of a flat file; null is an empty cell. */
export type Cell = string | number | boolean | null

// Spaces, NUL and invisible marks in front do not stop a spreadsheet from running what follows them.
const runs = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|\p{Cc})/u
const quoted = /^'+(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|\p{Cc})/u
const honestNumber = /^-\d+(?:\.\d+)?$/

/**
 * A text that no spreadsheet takes for a formula: what would run gets an apostrophe in front, and so does what already begins with one
 * before such a text, so that `plainText` gives back every text exactly. A negative number stays as it is.
 */
export const safeText = (text: string): string => (runs.test(text) && !honestNumber.test(text) ? `'${text}` : text)

/** The text that `safeText` was given. */
export const plainText = (text: string): string => (quoted.test(text) ? text.slice(1) : text)
