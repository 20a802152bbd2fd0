/** A figure as somebody typed it: its value, or what to write instead. */
export type TypedFigure = { value: number; problem?: undefined } | { value?: undefined; problem: string }

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const oneComma = /^[+-]?\d+,\d+$/
const couldBeThousands = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

const cleaned = (text: string): string => text.trim().replace('−', '-')
const ambiguous = (text: string): TypedFigure => {
  const joined = text.replace(/[.,]/, '')
  const pointed = String(Number(text.replace(',', '.')))
  return { problem: `“${text}” can be read as ${joined} or as ${pointed}. Write ${joined} or ${pointed}.` }
}
const noNumber: TypedFigure = { problem: 'Write a number, with a dot for decimals: 12.5.' }

/** A number with a dot for decimals, or with commas between thousands as the product prints them: 12.5, 1,262.5. */
export function typedNumber(text: string): TypedFigure {
  const figure = cleaned(text)
  if (plain.test(figure)) return { value: Number(figure) }
  return grouped.test(figure) ? { value: Number(figure.replaceAll(',', '')) } : noNumber
}

/**
 * An amount of money for one unit, where one comma may stand for the dot: 0,40 is 0.4. What could be a thousand as well is refused with both ways to
 * write it.
 * @example typedAmount('1,200') // { problem: '“1,200” can be read as 1200 or as 1.2. Write 1200 or 1.2.' }
 */
export function typedAmount(text: string): TypedFigure {
  const figure = cleaned(text)
  if (!figure.includes(',')) return typedNumber(figure)
  if (couldBeThousands.test(figure)) return ambiguous(figure)
  return oneComma.test(figure) ? { value: Number(figure.replace(',', '.')) } : typedNumber(figure)
}

/**
 * An estimate in whole money or hours, where thousands are common: 1,500 is 1500 as the product prints it, and 1.500 is refused, because half of the
 * world means a thousand by it.
 */
export function typedEstimate(text: string): TypedFigure {
  const figure = cleaned(text)
  if (figure.includes('.') && couldBeThousands.test(figure)) return ambiguous(figure)
  const typed = typedNumber(figure)
  return typed.value !== undefined && typed.value < 0 ? { problem: 'This cannot be below zero.' } : typed
}

const inPercent: TypedFigure = { problem: 'Write the discount in percent, from 0 to 100: 20 or 20%.' }

/** A percentage from 0 to 100, with or without its sign, as a share from 0 to 1. @example typedShare('20 %') // { value: 0.2 } */
export function typedShare(text: string): TypedFigure {
  const { value } = typedAmount(cleaned(text).replace(/\s*%$/, ''))
  if (value === undefined || value < 0 || value > 100) return inPercent
  return { value: Number((value / 100).toFixed(12)) }
}

/** A share as the figure in front of its percent sign. @example percentOf(0.07) // 7 */
export const percentOf = (share: number): number => Number((share * 100).toFixed(10))
