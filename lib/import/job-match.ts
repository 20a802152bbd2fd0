import { closestName } from '@/lib/domain/closest-name'
import { shortName } from '@/lib/domain/offering'
import { nameKey } from './match-names'

/** An offering with everything that logs may call it by. */
export type KnownOffering = {
  id: string
  apiModelId: string | null
  modelId: string
  /** Title of the model, its aliases and API ids. */
  modelNames: readonly string[]
  providerId: string | null
  providerName: string | null
}

export type JobNames = { offering: string | null; models: readonly string[]; provider: string | null }
export type OfferingMatch = { kind: 'one'; id: string } | { kind: 'refused'; field: 'offering' | 'model'; reason: string; fix: string }

/** What tracing calls providers, where a team would say it otherwise. */
const tracingNames: Record<string, string> = {
  'gcp.vertex_ai': 'google',
  'gcp.gemini': 'google',
  'gcp.gen_ai': 'google',
  'aws.bedrock': 'aws',
  'azure.ai.openai': 'microsoft',
  'azure.ai.inference': 'microsoft',
}

type Index = Map<string, KnownOffering[]>

const asWritten = (name: string): string => name.trim().toLowerCase()

function indexOf(
  offerings: readonly KnownOffering[],
  names: (offering: KnownOffering) => readonly (string | null)[],
  keyOf: (name: string) => string,
): Index {
  const index: Index = new Map()
  for (const offering of offerings) {
    for (const key of new Set(names(offering).map((name) => keyOf(name ?? '')))) {
      if (key !== '') index.set(key, [...(index.get(key) ?? []), offering])
    }
  }
  return index
}

const mostNamed = 6
const listed = (offerings: readonly KnownOffering[]): string => {
  const ids = offerings.map(({ id }) => id).sort()
  return ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more` : ids.join(', ')
}
const quoted = (text: string): string => `“${text.slice(0, 80)}${text.length > 80 ? '…' : ''}”`

/** Those of the provider; by its id, its name, what tracing calls it, or the part of the offering's id that names the door, as in "gcp.vertex_ai". */
function ofProvider(found: readonly KnownOffering[], provider: string): KnownOffering[] {
  const keys = new Set([nameKey(provider), nameKey(tracingNames[provider.toLowerCase()] ?? provider)])
  const sold = found.filter(({ providerId, providerName }) =>
    [providerId, providerName, shortName(providerName ?? '')].some((name) => name !== null && keys.has(nameKey(name))),
  )
  if (sold.length < 2) return sold
  const words = provider.toLowerCase().split(/[^a-z0-9]+/)
  const doors = sold.filter(({ id }) => words.includes(id.split('--').at(-1) ?? ''))
  return doors.length > 0 ? doors : sold
}

/**
 * Finds the offering that a line means: by its id or API model id, else by whatever looks like one of its names or those of its model, narrowed by
 * the provider where the line names one. Names that several offerings could answer to are refused, with the offerings. `chosen` is what was said for the whole delivery: it takes lines that name nothing or a name that nobody knows, and settles names that
 * fit several offerings; a line that names another offering is refused. Answers are kept, because a log repeats few names.
 */
export function offeringMatcher(known: readonly KnownOffering[], chosen: string | null): (names: JobNames) => OfferingMatch {
  const candidates = candidatesIn(known)
  const answers = new Map<string, OfferingMatch>()
  return (names) => {
    const key = `${names.offering ?? ''}\n${names.provider ?? ''}\n${names.models.join('\n')}`
    const before = answers.get(key)
    if (before) return before
    const answer = find(names, { known, chosen, candidates })
    if (answers.size < mostAnswers) answers.set(key, answer)
    return answer
  }
}

type Candidates = (name: string) => KnownOffering[]

/**
 * Offerings by name. Only an id or an API model id as it is written, but for its case, may single one out; whatever is merely alike could mean
 * any offering of that model, though the API model id of one of them looks like it.
 */
function candidatesIn(known: readonly KnownOffering[]): Candidates {
  const byId = new Map(known.map((offering) => [offering.id, offering]))
  const written = indexOf(known, ({ id, apiModelId }) => [id, apiModelId], asWritten)
  const alike = indexOf(known, ({ id, apiModelId, modelId, modelNames }) => [id, apiModelId, modelId, ...modelNames], nameKey)
  return (name) => {
    const exact = byId.get(name)
    if (exact) return [exact]
    const named = written.get(asWritten(name))
    if (named) return named
    const models = new Set((alike.get(nameKey(name)) ?? []).map(({ modelId }) => modelId))
    return models.size === 0 ? [] : known.filter(({ modelId }) => models.has(modelId))
  }
}

type Stock = { known: readonly KnownOffering[]; chosen: string | null; candidates: Candidates }

function find({ offering, models, provider }: JobNames, { known, chosen, candidates }: Stock): OfferingMatch {
  const field = offering === null ? ('model' as const) : ('offering' as const)
  const names = offering === null ? models : [offering]
  const asked = names.find((name) => candidates(name).length > 0)
  if (asked === undefined) return chosen === null ? unknown(names[0] ?? null, field, known) : { kind: 'one', id: chosen }
  const all = candidates(asked)
  const sold = provider === null ? all : ofProvider(all, provider)
  if (sold.length === 0 && provider !== null && chosen === null)
    return {
      kind: 'refused',
      field,
      reason: `${quoted(asked)} is known, but not from the provider ${quoted(provider)}.`,
      fix: `Name the offering: ${listed(all)}.`,
    }
  const found = sold.length > 0 ? sold : all
  const settled = found.find(({ id }) => id === chosen)
  if (settled) return { kind: 'one', id: settled.id }
  if (chosen !== null) return otherThanChosen(asked, chosen, field)
  const [only] = found
  return only && found.length === 1 ? { kind: 'one', id: only.id } : ambiguous(asked, found, field)
}

const mostAnswers = 2000

function unknown(name: string | null, field: 'offering' | 'model', known: readonly KnownOffering[]): OfferingMatch {
  const missing = 'Add the column model or offering, or choose the offering for the whole file.'
  if (name === null) return { kind: 'refused', field: 'model', reason: 'The line names neither a model nor an offering.', fix: missing }
  const near = closestName(name, [...new Set(known.flatMap(({ id, apiModelId, modelNames }) => [id, apiModelId ?? '', ...modelNames]))])
  const fix = `${near ? `Did you mean ${quoted(near)}? ` : ''}Write the id of an offering or its API model id, or add the offering to the inventory.`
  return { kind: 'refused', field, reason: `${quoted(name)} is no offering or model of this workspace.`, fix }
}

const ambiguous = (name: string, found: readonly KnownOffering[], field: 'offering' | 'model'): OfferingMatch => ({
  kind: 'refused',
  field,
  reason: `${quoted(name)} fits ${found.length} offerings.`,
  fix: `Name the provider as well, or the offering itself: ${listed(found)}.`,
})

const otherThanChosen = (name: string, chosen: string, field: 'offering' | 'model'): OfferingMatch => ({
  kind: 'refused',
  field,
  reason: `The line names ${quoted(name)}, but the file was said to be about ${chosen}.`,
  fix: 'Hand the file in without choosing an offering, or take the line out.',
})
