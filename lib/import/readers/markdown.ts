import type { ReadResult } from '@/lib/import/table'
import { checked, problem, refuseAll } from './refuse'

const separator = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/

/** The cells of one line; a bar after a backslash belongs to its cell. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/gi, ' ')
      .trim(),
  )
}

/** The line with the headings of the first table in Markdown, counted from 0; -1 where there is none. */
function headingLine(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => index > 0 && line.length < 10_000 && separator.test(line) && lines[index - 1]?.includes('|'))
  return at < 0 ? -1 : at - 1
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/)

export const isMarkdownTable = (text: string): boolean => headingLine(linesOf(text.slice(0, 200_000))) >= 0

/** The first table of a Markdown text. */
export function readMarkdown(text: string): ReadResult {
  const lines = linesOf(text)
  const at = headingLine(lines)
  const columns = cellsOf(lines[at] ?? '')
  const end = lines.findIndex((line, index) => index > at + 1 && !line.includes('|'))
  const body = lines
    .slice(at + 2, end < 0 ? undefined : end)
    .map((line, index) => ({ place: `line ${at + 3 + index}`, cells: cellsOf(line) }))
  const problems = body.flatMap(({ place, cells }) => {
    if (cells.length === columns.length) return []
    const reason = `${place} has ${cells.length} cells, the headings have ${columns.length}.`
    return [
      problem(reason, 'Add or delete cells, and write \\| for a bar inside a cell.', { place, column: columns[cells.length] ?? null }),
    ]
  })
  if (problems.length > 0) return refuseAll(problems)
  return checked({ format: 'Markdown table', columns, rows: body }, `line ${at + 1}`)
}
