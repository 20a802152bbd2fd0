import type { PlannedPrompt } from './trial-plan'

type ListedPrompt = Pick<PlannedPrompt, 'text' | 'useCase'>

/** What a pasted list says; `problem` is a sentence about what in it cannot be read. */
export type PromptList = { prompts: ListedPrompt[]; problem: null } | { prompts: []; problem: string }

const promptNames = ['prompt', 'text', 'prompt text']
const useCaseNames = ['use case', 'use_case', 'usecase', 'stratum', 'category']

const none = (problem: string): PromptList => ({ prompts: [], problem })
const listed = (text: string, useCase: string | null): ListedPrompt => ({ text: text.trim(), useCase: useCase?.trim() || null })

/**
 * Reads prompts as people have them: one per line, or as a record whose prompt stands in quotation marks, CSV with a column `prompt` and perhaps `use case`, or JSON (a list of texts, or of objects with
 * `prompt` and `useCase`). Empty lines are left out; the order stays.
 * @example readPromptList('prompt,use case\nA red car,adverts').prompts // [{ text: 'A red car', useCase: 'adverts' }]
 */
export function readPromptList(pasted: string): PromptList {
  const text = pasted.replace(/^\uFEFF/, '').trim()
  if (text.startsWith('[') || text.startsWith('{')) return fromJson(text)
  return fromCsv(text) ?? { prompts: text.split(/\r\n|\n|\r/).flatMap((line) => (line.trim() ? [fromLine(line)] : [])), problem: null }
}

/** Prompts as the text that reads as the same prompts again: plain lines where that is enough, else CSV. */
export function promptListText(prompts: readonly ListedPrompt[]): string {
  const plain = prompts.every(({ text, useCase }) => useCase === null && !/^"|[\r\n]/.test(text)) && !isHeading(prompts[0]?.text ?? '')
  if (plain) return prompts.map(({ text }) => text).join('\n')
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return ['prompt,use case', ...prompts.map(({ text, useCase }) => `${cell(text)},${cell(useCase ?? '')}`)].join('\n')
}

const isHeading = (line: string) => /^[[{]/.test(line) || headingOf(line) !== null

function fromJson(text: string): PromptList {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return none('This begins like JSON and breaks off or has a mistake in it. Check the brackets and commas, or paste one prompt per line.')
  }
  const rows = Array.isArray(value) ? value : (value as { prompts?: unknown }).prompts
  if (!Array.isArray(rows))
    return none('The JSON holds no list of prompts. Paste a list of texts, or of objects with "prompt" and "useCase".')
  const prompts = rows.map(fromValue)
  const bad = prompts.indexOf(null)
  if (bad !== -1) return none(`Entry ${bad + 1} of the JSON has no text under "prompt". Add it, or remove the entry.`)
  return { prompts: prompts.filter((prompt) => prompt !== null), problem: null }
}

function fromValue(row: unknown): ListedPrompt | null {
  if (typeof row === 'string') return row.trim() ? listed(row, null) : null
  if (typeof row !== 'object' || row === null) return null
  const { prompt, text = prompt, useCase, use_case: other = useCase } = row as Record<string, unknown>
  if (typeof text !== 'string' || !text.trim()) return null
  return listed(text, typeof other === 'string' ? other : null)
}

/**
 * A line that is a whole record of CSV with its prompt in quotation marks, and perhaps a use case after it; any other line is a prompt as it stands,
 * also one that merely begins with a quotation.
 */
function fromLine(line: string): ListedPrompt {
  const [, quoted, useCase = ''] = /^\s*"((?:[^"]|"")+)"\s*(?:[,;\t]\s*("(?:[^"]|"")*"|[^",;\t]*))?$/.exec(line) ?? []
  if (!quoted?.trim()) return listed(line, null)
  const bare = (text: string) => text.replaceAll('""', '"')
  return listed(bare(quoted), bare(useCase.trim().replace(/^"(.*)"$/, '$1')))
}

type Heading = { delimiter: string; prompt: number; useCase: number; columns: number }

function headingOf(line: string): Heading | null {
  for (const delimiter of ['\t', ';', ',']) {
    const names = (cellsOf(line, delimiter)?.[0] ?? []).map((name) => name.trim().toLowerCase())
    const prompt = names.findIndex((name) => promptNames.includes(name))
    const useCase = names.findIndex((name) => useCaseNames.includes(name))
    if (prompt !== -1 && (names.length === 1 || useCase !== -1)) return { delimiter, prompt, useCase, columns: names.length }
  }
  return null
}

/** Null for text whose first line names no column of prompts. */
function fromCsv(text: string): PromptList | null {
  const heading = headingOf(text.split(/\r\n|\n|\r/, 1)[0] ?? '')
  if (!heading) return null
  const rows = cellsOf(text, heading.delimiter)
  if (!rows) return none('A quotation mark in the CSV is opened and never closed. Close it, or paste one prompt per line.')
  const filled = rows.slice(1).filter((cells) => cells.some((cell) => cell.trim()))
  const wide = filled.findIndex((cells) => cells.length > heading.columns)
  if (wide !== -1)
    return none(`Row ${wide + 1} of the CSV has more cells than its heading. Put prompts that hold the separator in quotation marks.`)
  const empty = filled.findIndex((cells) => !cells[heading.prompt]?.trim())
  if (empty !== -1) return none(`Row ${empty + 1} of the CSV has no prompt. Fill it in, or remove the row.`)
  return { prompts: filled.map((cells) => listed(cells[heading.prompt] as string, cells[heading.useCase] ?? null)), problem: null }
}

/** The cells of delimited text with RFC 4180 quotes; null when a quote stays open. */
function cellsOf(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const close = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if (quoted && char === '"' && text[i + 1] === '"') {
      cell += '"'
      i++
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && char === delimiter) close()
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (char === '\r' && text[i + 1] === '\n') i++
      close()
      rows.push([])
    } else cell += char
  }
  close()
  return quoted ? null : rows
}
