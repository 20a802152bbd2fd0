import type { ImportRow, ImportTable } from '@/lib/import/table'

/** Text with a comma that could be a number in some locale. */
const writtenNumber = /^\s*[-+]?\d[\d\s.,'’]*,\d+\s*%?\s*$/

/** Numbers of a format that has numbers are written with a dot, unless some of its texts may be numbers of another locale. */
export const ownDecimal = (rows: readonly ImportRow[]): Pick<ImportTable, 'decimal'> =>
  rows.some(({ cells }) => cells.some((cell) => cell.length < 60 && cell.includes(',') && writtenNumber.test(cell))) ? {} : { decimal: '.' }
