import type { FactSource } from '@/lib/domain/fact'
import { factText } from '@/lib/domain/fact-text'
import { gateLabel } from '@/lib/domain/gate'
import type { Policy } from '@/lib/domain/policy'
import type { Pair, ReportFact } from '@/lib/domain/report'
import { gateWhy } from '@/lib/domain/verdict/gate-words'
import type { GateFactUsed, GateOutcome } from '@/lib/domain/verdict/output'
import { formatDate, notPublished } from '@/lib/format'
import type { Citations } from './citations'

export type FactPrint = {
  value: string
  /** How it is known: basis, kind of source, day. */
  detail: string
  source: string | null
  demo: boolean
  /** Known, but too old for the gate or from a source that it does not accept. */
  refused: boolean
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

const sourceWords: Record<FactSource, string> = {
  contract: 'contract',
  vendor_doc: 'vendor’s docs',
  measured: 'measured',
  independent: 'independent',
  vendor_claim: 'vendor’s claim',
}

export const outcomeWords: Record<GateOutcome, string> = { PASS: 'Pass', FAIL: 'Fail', UNKNOWN: 'Unknown' }

type Context = { currency: string; citations: Citations; policy: Policy }

/** Every gate of a pair with the facts of both sides. */
export function gatePrints(pair: Pair, context: Context): GatePrint[] {
  const compares = new Map(context.policy.gates.map((gate) => [gate.id, gate.kind === 'ni_ratio' || gate.kind === 'ni_diff']))
  return pair.verdict.gates.map(({ gate, result, why }) => {
    const evidence = pair.verdict.gateEvidence.find((line) => line.gate === gate)
    const until = evidence?.used.map((fact) => fact.freshUntil).sort()[0]
    const side = (name: ReportFact['side']): FactPrint | null => {
      const used = evidence?.used.find((fact) => fact.side === name)
      const known = pair.facts.filter((fact) => fact.gate === gate && fact.side === name)
      const asked = name === 'challenger' || compares.get(gate) === true
      return factPrint(known, used, { ...context, asked })
    }
    return {
      gate: gateLabel(gate),
      advisory: evidence?.required === false,
      mark: result,
      word: outcomeWords[result],
      challenger: side('challenger'),
      incumbent: side('incumbent'),
      why: gateWhy(why),
      until: until ? formatDate(until) : notPublished,
    }
  })
}

/** The fact that the gate read; when it read none, the newest that is known, so that one sees what would have to be better. */
function factPrint(
  facts: readonly ReportFact[],
  used: GateFactUsed | undefined,
  { currency, citations, asked }: Context & { asked: boolean },
): FactPrint | null {
  const newest = [...facts].sort((a, b) => (a.observedOn === b.observedOn ? (a.id < b.id ? -1 : 1) : a.observedOn < b.observedOn ? 1 : -1))
  const fact = used ? newest.find((entry) => entry.observedOn === used.observedAt && entry.sourceKind === used.source) : newest[0]
  if (!fact) return null
  return {
    value: factText(fact, currency),
    detail: [fact.basis, `${sourceWords[fact.sourceKind]} ${formatDate(fact.observedOn)}`].filter(Boolean).join(', '),
    source: citations.source(fact.sourceId),
    demo: fact.origin === 'demo',
    refused: asked && used === undefined,
  }
}
