import { formatDate, plural } from '@/lib/format'
import { about, type Contradiction, type Examined, type ExaminedFact, placeOf, type StoredPage } from './contradiction'
import { type Day, daysBetween } from './day'
import { retirementOn } from './evidence/lifecycle'
import { isOwnSite } from './evidence/own-site'
import { grouped } from './grouped'
import type { GatePolicy } from './policy'

export type TextPlace = { words: string; line: number }

const trains =
  /\b(?:train(?:s|ed|ing)?|fine-?tun(?:e|es|ed|ing)|(?:improv|develop|enhanc)(?:e|es|ed|ing)?\s+(?:\w+\s+){0,3}(?:models?|services?|products?|algorithms?|technolog(?:y|ies)|machine learning))\b/i
const concernsInputs = /\b(?:your|customer|user|inputs?|outputs?|content|data|prompts?|uploads?|submissions?)\b/i
const denies = /\b(?:not|never|no|won['’]t|don['’]t|doesn['’]t|neither|nor|without)\b/i
const exempts = /\b(?:unless|except|other than|opt)\b/i

const longest = 300

/**
 * Sentences of a text that speak of training or improving models with what customers send in, with the line each begins on. A sentence that
 * denies it is left out, unless it names an exception. Words alone prove nothing: the places are to be read.
 */
export function trainingPlaces(text: string): TextPlace[] {
  const found: TextPlace[] = []
  let line = 1
  let at = 0
  for (const { index, 0: sentence } of text.matchAll(/[^.!?\n]+(?:[.!?](?=\s|$)|\n|$)|[.!?\n]/g)) {
    for (; at < index; at++) if (text[at] === '\n') line++
    if (!trains.test(sentence) || !concernsInputs.test(sentence)) continue
    if (denies.test(sentence) && !exempts.test(sentence)) continue
    const words = sentence.trim().replace(/\s+/g, ' ')
    found.push({ words: words.length > longest ? `${words.slice(0, longest)}…` : words, line })
  }
  return found
}

/** The pages by id, each with its places, which are looked for once however many facts cite the page. */
export type ReadPages = { pages: readonly StoredPage[]; placesOf: (page: StoredPage) => TextPlace[] }

export function readPages(pages: readonly StoredPage[]): ReadPages {
  const found = new Map<string, TextPlace[]>()
  return {
    pages,
    placesOf: (page) => {
      const places = found.get(page.id) ?? trainingPlaces(page.text)
      found.set(page.id, places)
      return places
    },
  }
}

type PageFrame = { gates: readonly GatePolicy[]; today: Day; read: ReadPages }

/** The page a fact was read in, or the newest text of the same address: a text may have been stored after the fact. */
function pageOf({ source }: ExaminedFact, pages: readonly StoredPage[]): StoredPage | undefined {
  if (source === null) return undefined
  const same = pages.find(({ id }) => id === source.id)
  return same ?? [...pages].sort(newestPage).find(({ url }) => url !== null && url === source.url)
}

const newestPage = (a: StoredPage, b: StoredPage): number => ((a.readOn ?? '') < (b.readOn ?? '') ? 1 : -1)

/** A yes for the data terms beside words of training in the stored text of the very page that it cites. */
export function trainingHints(examined: Examined, { gates, today, read }: PageFrame): Contradiction[] {
  const gate = gates.find(({ id }) => id === 'data_terms')
  return examined.facts.flatMap((fact) => {
    const age = daysBetween(fact.observedOn, today)
    const page = pageOf(fact, read.pages)
    if (fact.gate !== 'data_terms' || fact.value !== true || !gate || age < 0 || age > gate.maxAgeDays || !page) return []
    const places = read.placesOf(page)
    const [first] = places
    if (!first) return []
    const more = places.length > 1 ? `, and ${plural(places.length - 1, 'more place', 'more places')}` : ''
    return [
      {
        ...about(examined),
        key: `training ${fact.id}`,
        ...{ kind: 'training' as const, severity: 'hint' as const },
        sentence:
          'The data terms are recorded as acceptable, and the stored text of their source speaks of training. That is a place to read, not a finding.',
        sides: [
          { says: 'acceptable', by: 'Fact', on: fact.observedOn, source: null, place: placeOf(fact) },
          {
            ...{ says: 'words about training', by: 'Stored text', on: page.readOn },
            quote: { words: first.words, at: `line ${first.line}${more}` },
            source: { title: page.title, url: page.url },
            place: { to: 'source', sourceId: page.id },
          },
        ] as Contradiction['sides'],
        todo: 'Read the passage: does it hold for the API and for your plan? Write what you found into the note of the fact, or correct the fact.',
        fix: { label: 'Open the fact', place: placeOf(fact) },
      },
    ]
  })
}

/** True when a text holds an id as a word of its own: `veo-3.1` does not stand in `veo-3.1-fast`. Both in lower case. */
export function namesId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text.slice(at + id.length, at + id.length + 2)
    if (!/[a-z0-9_.-]/.test(before) && !/^(?:[a-z0-9_-]|\.[a-z0-9])/.test(after)) return true
  }
  return false
}

/** How many other ids of a provider a page has to name before it is taken for a list of its models. */
const leastListed = 2

export type ServedId = { offeringId: string; vendorId: string; apiModelId: string }

/** For each provider the newest stored page of its own site that names at least two of the model ids it serves, and which of them it names. */
export type ModelList = { page: StoredPage; named: ReadonlySet<string> }

/** Finds the list of models of each vendor among the pages that the workspace keeps. */
export function modelLists(
  vendors: readonly { id: string; website: string | null }[],
  { pages, served }: { pages: readonly StoredPage[]; served: readonly ServedId[] },
): Map<string, ModelList> {
  const lists = new Map<string, ModelList>()
  const newestFirst = [...pages].sort(newestPage)
  const texts = new Map<string, string>()
  const ids = grouped(served, ({ vendorId }) => vendorId)
  for (const { id, website } of vendors) {
    const own = ids.get(id) ?? []
    if (own.length <= leastListed) continue
    for (const page of newestFirst) {
      if (!isOwnSite(page.url, website)) continue
      const text = texts.get(page.id) ?? page.text.toLowerCase()
      texts.set(page.id, text)
      const named = new Set(own.filter(({ apiModelId }) => namesId(text, apiModelId.toLowerCase())).map(({ offeringId }) => offeringId))
      if (named.size < leastListed) continue
      lists.set(id, { page, named })
      break
    }
  }
  return lists
}

/** An offering whose model id is missing from its provider's own list of models, although it has not ended. */
export function missingFromList(examined: Examined, lists: ReadonlyMap<string, ModelList>, today: Day): Contradiction[] {
  const { offering, model, provider } = examined
  const list = provider && lists.get(provider.id)
  if (!list || offering.apiModelId === null || list.named.has(offering.id)) return []
  const ends = retirementOn({ offering, model, asOf: today })
  if (ends !== null && ends <= today) return []
  const { page, named } = list
  return [
    {
      ...about(examined),
      key: `model_list ${offering.id}`,
      ...{ kind: 'model_list', severity: 'check' },
      sentence: `${provider.name} lists ${plural(named.size, 'other id', 'other ids')} on its own page and not ${offering.apiModelId}.`,
      sides: [
        {
          ...{ says: offering.apiModelId, by: 'Offering', on: offering.asOf, source: null },
          place: { to: 'offering', offeringId: offering.id },
        },
        {
          ...{ says: 'not on the list', by: 'Stored page', on: page.readOn, source: { title: page.title, url: page.url } },
          place: { to: 'source', sourceId: page.id },
        },
      ],
      todo: `The page was read on ${formatDate(page.readOn)}. Fetch it again; if the id is still missing, ask whether it was renamed, is in preview or has ended.`,
      fix: { label: 'Correct the id', place: { to: 'offering', offeringId: offering.id } },
    },
  ]
}
