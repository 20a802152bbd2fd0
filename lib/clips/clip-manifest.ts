import { type CsvError, parse } from 'csv-parse/sync'
import { type MatchPrompt, type SideWords, sideNamed } from '@/lib/domain/clip-match'
import type { TrialSide } from '@/lib/domain/trial-vote'
import { invalid } from '@/lib/errors'

export type ManifestRow = { line: number; promptId: string; side: TrialSide; file: string | null; address: string | null }
export type ManifestProblem = { line: number; text: string }
export type Manifest = { rows: ManifestRow[]; problems: ManifestProblem[] }

const mostRows = 4000
const headings = {
  prompt: ['prompt', 'prompt id', 'prompt number', 'number', 'id', 'no', 'nr'],
  side: ['side', 'model', 'offering'],
  file: ['file', 'file name', 'filename', 'name', 'clip', 'path'],
  address: ['address', 'url', 'link', 'source'],
}
type Heading = keyof typeof headings

const unread = (text: string) => invalid(text, { manifest: text })
const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

function records(text: string): string[][] {
  try {
    const options = { bom: true, delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, trim: true }
    return parse(text, { ...options, max_record_size: 20_000, to: mostRows + 2 })
  } catch (error) {
    const line = (error as CsvError).lines
    throw unread(
      `The manifest cannot be read${line ? ` at line ${line}` : ''}: a quotation mark is not closed, or a line is too long. Correct it and paste it again.`,
    )
  }
}

const isAddress = (text: string) => /^https?:\/\//i.test(text)

function promptOf(text: string, prompts: readonly MatchPrompt[]): string | null {
  const byId = prompts.find(({ id }) => id === text)
  const number = /^#?\d{1,4}$/.test(text) ? Number(text.replace('#', '')) : null
  const byNumber = prompts.find((prompt) => prompt.number === number)
  const byText = prompts.filter((prompt) => prompt.text.trim() === text)
  return byId?.id ?? byNumber?.id ?? (byText.length === 1 ? (byText[0]?.id ?? null) : null)
}

/**
 * Reads a manifest: CSV with the columns prompt (number, id or whole text), side, and file or address. A line that is not understood becomes a problem
 * with its number, and the others go on. Throws `invalid` when the whole is no such table.
 */
export function readManifest(text: string, prompts: readonly MatchPrompt[], sideWords: SideWords): Manifest {
  const [head = [], ...lines] = records(text)
  const at = (heading: Heading) => head.findIndex((cell) => headings[heading].includes(plain(cell)))
  const columns = { prompt: at('prompt'), side: at('side'), file: at('file'), address: at('address') }
  if (columns.prompt < 0 || columns.side < 0 || (columns.file < 0 && columns.address < 0))
    throw unread('The first line of the manifest names its columns: prompt, side, and file or address.')
  if (lines.length > mostRows) throw unread(`The manifest has more than ${mostRows} lines. Split it.`)
  const found: Manifest = { rows: [], problems: [] }
  const seen = new Map<string, number>()
  for (const [index, cells] of lines.entries()) {
    const line = index + 2
    const cell = (heading: Heading) => cells[columns[heading]] ?? ''
    const wrong = (said: string) => found.problems.push({ line, text: said })
    const [promptId, side] = [promptOf(cell('prompt'), prompts), sideNamed(cell('side'), sideWords)]
    const [file, address] = isAddress(cell('file')) ? ['', cell('file')] : [cell('file'), cell('address')]
    const place = `${promptId} ${side}`
    if (promptId === null) wrong(`There is no prompt “${cell('prompt').slice(0, 60)}”. Write its number or its id.`)
    else if (side === null) wrong(`“${cell('side').slice(0, 60)}” is neither side. Write incumbent or challenger.`)
    else if (seen.has(place)) wrong(`Line ${seen.get(place)} is for the same prompt and side. Keep one of them.`)
    else if (file === '' && address === '') wrong('The line names neither a file nor an address.')
    else if (address !== '' && !isAddress(address)) wrong('The address does not begin with https://.')
    else {
      seen.set(place, line)
      found.rows.push({ line, promptId, side, file: address === '' ? file : null, address: address === '' ? null : address })
    }
  }
  return found
}
