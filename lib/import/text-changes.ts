import { diffLines, diffWordsWithSpace } from 'diff'

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }
/** One line: as it stayed, or what it was or is now, with the words that differ; `gap` stands for lines that were left out between. */
export type TextChange = { kind: 'same' | 'added' | 'removed'; pieces: Piece[] } | { kind: 'gap'; lines: number }

const around = 2
const mostEdits = 4000
const withinMs = 1500
const longestLine = 4000

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')
/** Without it a last line would differ from the same line with others after it. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)
const whole = (kind: Piece['kind'], text: string): TextChange => ({ kind, pieces: [{ kind, text }] })

/** A line before and after, with the words marked that differ. Lines that share too little are shown whole. */
function pair(before: string, after: string): [TextChange, TextChange] {
  const parts =
    before.length + after.length > longestLine ? undefined : diffWordsWithSpace(before, after, { maxEditLength: 400, timeout: 100 })
  const shared = (parts ?? []).reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length), 0)
  if (!parts || shared * 4 < Math.max(before.length, after.length)) return [whole('removed', before), whole('added', after)]
  const side = (kind: 'added' | 'removed'): TextChange => ({
    kind,
    pieces: parts.flatMap(({ added, removed, value }): Piece[] => {
      if (!added && !removed) return [{ kind: 'same', text: value }]
      return (kind === 'added' ? added : removed) ? [{ kind, text: value }] : []
    }),
  })
  return [side('removed'), side('added')]
}

function replaced(before: string[], after: string[]): TextChange[] {
  const changes: TextChange[] = []
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [was, is] = [before[at], after[at]]
    if (was !== undefined && is !== undefined) changes.push(...pair(was, is))
    else if (was !== undefined) changes.push(whole('removed', was))
    else if (is !== undefined) changes.push(whole('added', is))
  }
  return changes
}

function unchanged(lines: string[], first: boolean, last: boolean): TextChange[] {
  const before = first ? 0 : around
  const after = last ? 0 : around
  const same = (part: string[]) => part.map((line) => whole('same', line))
  if (lines.length <= before + after + 1) return same(lines)
  return [
    ...same(lines.slice(0, before)),
    { kind: 'gap', lines: lines.length - before - after },
    ...same(lines.slice(lines.length - after)),
  ]
}

/**
 * What changed from one text to another, by lines and in them by words, with two lines around each change.
 * Empty for equal texts. Null when they differ too much for a comparison in bounded time (more than 4,000 lines, or 1.5 s).
 */
export function textChanges(before: string, after: string): TextChange[] | null {
  if (before === after) return []
  const parts = diffLines(ended(before), ended(after), { maxEditLength: mostEdits, timeout: withinMs })
  if (!parts) return null
  const changes: TextChange[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as (typeof parts)[number]
    const next = parts[at + 1]
    if (part.removed && next?.added) {
      changes.push(...replaced(linesOf(part.value), linesOf(next.value)))
      at++
    } else if (part.removed || part.added) changes.push(...linesOf(part.value).map((line) => whole(part.added ? 'added' : 'removed', line)))
    else changes.push(...unchanged(linesOf(part.value), at === 0, at === parts.length - 1))
  }
  return changes
}
