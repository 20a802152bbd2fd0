import { factSources } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import type { Pair, ReportFact } from '@/lib/domain/report'
import type { GateFactUsed, GateOutcome } from '@/lib/domain/verdict/output'
import { formatDate, notPublished } from '@/lib/format'
import type { Citations } from './citations'

export type FactPrint = {
  value: string
  /** How it is known: basis, kind of source, day. */
  detail: string
  source: string | null
  demo: boolean
  /** Known, but not accepted by the gate: too old, or from a source that the policy does not take. */
  unused: boolean
}

export type GatePrint = {
  gate: string
  advisory: boolean
  mark: GateOutcome
  word: string
  challenger: FactPrint | null
  incumbent: FactPrint | null
  why: string
  until: string
}

export const outcomeWords: Record<GateOutcome, string> = { PASS: 'Pass', FAIL: 'Fail', UNKNOWN: 'Unknown' }

type Context = { currency: string; citations: Citations }

/** Every gate of a pair with the facts of both sides. */
export function gatePrints(pair: Pair, context: Context): GatePrint[] {
  return pair.verdict.gates.map(({ gate, result, why }) => {
    const evidence = pair.verdict.gateEvidence.find((line) => line.gate === gate)
    const until = evidence?.used.map((fact) => fact.freshUntil).sort()[0]
    const side = (name: ReportFact['side']) =>
      factPrint(
        pair.facts.filter((fact) => fact.gate === gate && fact.side === name),
        evidence?.used.find((fact) => fact.side === name),
        context,
      )
    return {
      gate: gateLabel(gate),
      advisory: evidence?.required === false,
      mark: result,
      word: outcomeWords[result],
      challenger: side('challenger'),
      incumbent: side('incumbent'),
      why,
      until: until ? formatDate(until) : notPublished,
    }
  })
}

/** The fact that the gate read; when it read none, the newest that is known, so that one sees what would have to be better. */
function factPrint(facts: readonly ReportFact[], used: GateFactUsed | undefined, { currency, citations }: Context): FactPrint | null {
  const newest = [...facts].sort((a, b) => (a.observedOn === b.observedOn ? (a.id < b.id ? -1 : 1) : a.observedOn < b.observedOn ? 1 : -1))
  const fact = used ? newest.find((entry) => entry.observedOn === used.observedAt && entry.sourceKind === used.source) : newest[0]
  if (!fact) return null
  const kind = factSources.find((entry) => entry.id === fact.sourceKind)?.label ?? fact.sourceKind
  return {
    value: factText(fact, currency),
    detail: [fact.basis, kind.toLowerCase(), formatDate(fact.observedOn)].filter(Boolean).join(', '),
    source: citations.source(fact.sourceId),
    demo: fact.origin === 'demo',
    unused: used === undefined,
  }
}
