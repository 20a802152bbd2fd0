/** Something that a text names: where it stands, and what it may mean. One id: it is called so and nothing else is. */
export type Mention = { start: number; end: number; ids: string[] }
export type Named = { id: string; names: readonly string[] }

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Names of one kind as one expression, the longest first; blanks and hyphens may stand for each other or be left out between words. */
function expression(names: readonly string[], flags: string): RegExp | null {
  const bodies = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) =>
      name
        .split(/[\s_-]+/)
        .map(escaped)
        .join('[\\s_-]*'),
    )
  if (bodies.length === 0) return null
  // A longer version goes on after a point or in the next letter; a sentence ends in a point and a blank.
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}.])(?:${bodies.join('|')})(?![\\p{Script=Latin}\\p{N}]|[.+]\\p{N})`, `gu${flags}`)
}

const keyOf = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '')

/** Names with a digit or in another script are told apart from words in any case; “Wan” and “Ray” only as they are written. */
const strict = (name: string): boolean => !/\d/.test(name) && !cjk.test(name)

/** Where a text names one of these, from left to right and without overlaps. A name that several bear is one mention with all their ids. */
export function mentionsOf(text: string, named: readonly Named[]): Mention[] {
  const ids = new Map<string, Set<string>>()
  const names: string[] = []
  for (const { id, names: all } of named)
    for (const name of all) {
      if (keyOf(name).length < 2) continue
      names.push(name)
      ids.set(keyOf(name), (ids.get(keyOf(name)) ?? new Set()).add(id))
    }
  const found = [
    expression(names.filter(strict), ''),
    expression(
      names.filter((name) => !strict(name)),
      'i',
    ),
  ].flatMap((pattern) =>
    pattern
      ? [...text.matchAll(pattern)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          ids: [...(ids.get(keyOf(match[0])) ?? [])],
        }))
      : [],
  )
  return apart(found)
}

/** Of mentions that overlap the longest stays; of equal ones the first. */
export function apart<Span extends { start: number; end: number }>(found: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of [...found].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (!last || last.end <= span.start) kept.push(span)
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span
  }
  return kept
}

export type ModelNames = { id: string; name: string; modelVersion: string; aliases: readonly string[]; apiModelIds: readonly string[] }

const version = /^[\s-]*v?(\d+(?:\.\d+)*)/i

/**
 * Where a text names a model: by title, alias or API id; or only its family, as in “Kling 3.0” where there are a Pro and a Standard. Then
 * all that fit are its ids and the person chooses.
 */
export function modelMentions(text: string, models: readonly ModelNames[]): Mention[] {
  const title = ({ name, modelVersion }: ModelNames) => [name, modelVersion].filter(Boolean).join(' ')
  const whole = mentionsOf(
    text,
    models.map((model) => ({ id: model.id, names: [title(model), ...model.aliases, ...model.apiModelIds] })),
  )
  const families = mentionsOfFamilies(text, models).map((mention): Mention => {
    const stated = version.exec(text.slice(mention.end))
    const family = models.filter(({ id }) => mention.ids.includes(id))
    if (!stated?.[1]) return mention
    const wanted = stated[1]
    const fitting = family.filter(({ modelVersion }) => new RegExp(`(?<![\\d.])${escaped(wanted)}(?![\\d]|\\.\\d)`).test(modelVersion))
    return { start: mention.start, end: mention.end + stated[0].length, ids: fitting.map(({ id }) => id) }
  })
  // A full name says more than a family, and a family more than a version that is not here.
  return apart([...whole, ...families.toSorted((a, b) => (a.ids.length || Infinity) - (b.ids.length || Infinity))])
}

function mentionsOfFamilies(text: string, models: readonly ModelNames[]): Mention[] {
  const families = new Map<string, string[]>()
  for (const { id, name } of models) families.set(name, [...(families.get(name) ?? []), id])
  return [...families].flatMap(([name, ids]) => {
    const body = name
      .split(/[\s_-]+/)
      .map(escaped)
      .join('[\\s_-]*')
    const pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{N}.])${body}(?!\\p{Script=Latin})`, 'gu')
    return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, ids }))
  })
}
