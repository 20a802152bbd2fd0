import type { Claim } from '@/lib/domain/claim'

/** The place in a stored text where a claim stands: what comes before, the very words, and what comes after. */
export type Passage = { before: string; match: string; after: string; by: 'statement' | 'lines' | 'figure' }

const around = 280

/**
 * Where a claim stands in the stored text of its source: its words, or its locator's lines ("README L92-94"), or its figure near the name of the
 * model. Null when none of them is found: then a reader has to search.
 */
export function passageOf(
  text: string | null,
  { claim, modelName }: { claim: Pick<Claim, 'statement' | 'value' | 'locator'>; modelName: string },
): Passage | null {
  if (text === null) return null
  return wordsIn(text, claim.statement) ?? linesIn(text, claim.locator) ?? figureIn(text, claim.value, modelName)
}

function cut(text: string, from: number, to: number, by: Passage['by']): Passage {
  const start = Math.max(0, from - around)
  const end = Math.min(text.length, to + around)
  return {
    before: `${start > 0 ? '…' : ''}${text.slice(start, from)}`,
    match: text.slice(from, to),
    after: `${text.slice(to, end)}${end < text.length ? '…' : ''}`,
    by,
  }
}

function wordsIn(text: string, statement: string | null): Passage | null {
  const words =
    statement
      ?.trim()
      .replace(/[.…]+$/, '')
      .split(/\s+/) ?? []
  if (words.length < 2) return null
  const found = new RegExp(words.map(escaped).join('\\s+'), 'i').exec(text)
  return found && cut(text, found.index, found.index + found[0].length, 'statement')
}

const mostLines = 40

function linesIn(text: string, locator: string | null): Passage | null {
  const [, first, last] = /\bL(\d{1,6})(?:\s*[-–]\s*L?(\d{1,6}))?\b/.exec(locator ?? '') ?? []
  if (!first) return null
  const lines = text.split('\n')
  const [from, to] = [Number(first), Math.min(Number(last ?? first), Number(first) + mostLines)]
  if (from < 1 || to < from || to > lines.length) return null
  const start = lines.slice(0, from - 1).reduce((sum, line) => sum + line.length + 1, 0)
  return cut(text, start, start + lines.slice(from - 1, to).join('\n').length, 'lines')
}

/** How far from the model's name a figure still belongs to it: a row of a table. */
const reach = 400

function figureIn(text: string, value: number | null, modelName: string): Passage | null {
  if (value === null || modelName.trim() === '') return null
  const forms = [String(value), value.toLocaleString('en-US', { maximumFractionDigits: 10 }), value.toFixed(1), value.toFixed(2)]
  const exact = [...new Set(forms)].filter((form) => Number(form.replaceAll(',', '')) === value).map(escaped)
  const figure = new RegExp(`(?<![\\d.,])(?:${exact.join('|')})(?![\\d]|[.,]\\d)`, 'g')
  const name = new RegExp(
    modelName
      .trim()
      .split(/[\s-]+/)
      .map(escaped)
      .join('[\\s_-]*'),
    'gi',
  )
  for (const at of text.matchAll(name)) {
    figure.lastIndex = at.index + at[0].length
    const found = figure.exec(text)
    if (found && found.index - at.index <= reach) return cut(text, found.index, found.index + found[0].length, 'figure')
  }
  return null
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
