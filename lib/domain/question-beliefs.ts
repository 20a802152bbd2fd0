import { z } from 'zod'
import { formatDate } from '@/lib/format'
import { Day } from './day'
import { type Fact, FactSource, factSources, withoutSource } from './fact'
import type { AnswerValue } from './question-answer'
import { valueText } from './question-answer'
import { feedsGate, type VendorQuestion, vendorQuestions } from './questions'

/** What the team takes to be the answer before it asks: in words, from where, and of which day. `value` is null where only words are known. */
export const Belief = z.strictObject({
  questionId: z.string().max(60),
  value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]).nullable(),
  text: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  on: Day.nullable(),
  /** What showed it, where a fact did. */
  kind: FactSource.nullable().default(null),
})
export type Belief = z.infer<typeof Belief>

type Read = { source: string; url: string | null; on: Day | null; kind?: FactSource }

/** A fact as far as a belief needs it, with the title of its source. */
export type KnownFact = Pick<Fact, 'gate' | 'value' | 'sourceKind' | 'observedOn'> & {
  source: { title: string; url?: string | null } | null
}

/** What the workspace knows about a vendor and, where one is asked about, about an offering of it. */
export type KnownVendor = {
  parentName: string | null
  parentCountry: string | null
  asOf: Day | null
}
export type KnownOffering = {
  pinned: boolean | null
  sla: string | null
  retiresOn: Day | null
  replacement: string | null
  asOf: Day | null
  source: { title: string; url: string | null } | null
  facts: readonly KnownFact[]
}

const kindLabel = (id: string): string => factSources.find((source) => source.id === id)?.label.toLowerCase() ?? id

/**
 * The beliefs that a questionnaire starts with, in the order of the questions. The newest fact per gate wins; what a vendor merely claimed is
 * left out, since it would be asked back to whoever claimed it. What is not known yields no belief.
 */
export function beliefsOf({ vendor, offering }: { vendor: KnownVendor; offering: KnownOffering | null }): Belief[] {
  return vendorQuestions.flatMap((question) => beliefAbout(question, vendor, offering) ?? [])
}

function beliefAbout(question: VendorQuestion, vendor: KnownVendor, offering: KnownOffering | null): Belief | null {
  if (question.id === 'parent') return parentBelief(question, vendor)
  if (!offering) return null
  const read: Read = { source: offering.source?.title ?? 'the team’s inventory', url: offering.source?.url ?? null, on: offering.asOf }
  if (question.id === 'pinned') return offering.pinned === null ? null : belief(question, offering.pinned, read)
  if (question.id === 'remedy') return offering.sla === null ? null : belief(question, null, read, offering.sla)
  if (question.id === 'end') return endBelief(question, offering, read)
  return factBelief(question, offering.facts)
}

function parentBelief(question: VendorQuestion, { parentName, parentCountry, asOf }: KnownVendor): Belief | null {
  const text = [parentName, parentCountry].filter(Boolean).join(', ')
  return text === '' ? null : belief(question, null, { source: 'the team’s inventory', url: null, on: asOf }, text)
}

function endBelief(question: VendorQuestion, { retiresOn, replacement }: KnownOffering, read: Read): Belief | null {
  if (retiresOn === null) return null
  return belief(question, null, read, `Ends on ${formatDate(retiresOn)}${replacement ? `; replaced by ${replacement}` : ''}`)
}

function factBelief(question: VendorQuestion, facts: readonly KnownFact[]): Belief | null {
  const gate = feedsGate(question)
  const [fact] = facts
    .filter((entry) => entry.gate === gate && maySpeak(question, entry.sourceKind))
    .sort((a, b) => (a.observedOn < b.observedOn ? 1 : -1))
  if (!fact) return null
  const source = fact.source?.title ?? withoutSource(fact.sourceKind)
  const read = {
    source: `${source} (${kindLabel(fact.sourceKind)})`,
    url: fact.source?.url ?? null,
    on: fact.observedOn,
    kind: fact.sourceKind,
  }
  return belief(question, asked(question, fact.value), read)
}

const byDocument = (kind: FactSource | null): boolean => kind === 'contract' || kind === 'vendor_doc'

/** What was measured says nothing of what is committed or allowed, which is what the questions for a number ask. */
const maySpeak = ({ answer }: VendorQuestion, kind: FactSource): boolean =>
  answer.kind === 'number' ? byDocument(kind) : kind !== 'vendor_claim'

/** True where a contract or the vendor's documentation answers already, so that nobody has to ask. */
export const isDocumented = ({ kind }: Belief): boolean => byDocument(kind)

/** A fact's value in the unit of its question: a share becomes a percentage. */
function asked({ answer }: VendorQuestion, value: Fact['value']): AnswerValue {
  return typeof value === 'number' && answer.kind === 'number' && answer.unit === '%' ? Math.round(value * 1e8) / 1e6 : value
}

function belief(question: VendorQuestion, value: AnswerValue | null, { source, url, on, kind }: Read, text?: string): Belief {
  return { questionId: question.id, value, text: text ?? valueText(question, value) ?? '', source, url, on, kind: kind ?? null }
}
