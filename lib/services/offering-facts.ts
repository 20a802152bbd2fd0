import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type DerivedFact, offeringFacts } from '@/lib/domain/evidence/facts'
import type { FactStanding } from '@/lib/domain/fact-standing'
import { gateReading, type ReadingState } from '@/lib/domain/gate-reading'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { GatePolicy } from '@/lib/domain/policy'
import { readyGates } from '@/lib/domain/policy-gates'
import type { Vendor } from '@/lib/domain/vendor'
import { dayIn } from '@/lib/domain/week'
import { listFacts, type SourcedFact } from './facts'
import { policyOn } from './policies'

/** A fact beside its gate. `stored` is the row behind it; a fact that follows from the offering's own row has none. */
export type FactAtGate = { fact: DerivedFact | SourcedFact; stored: SourcedFact | null; standing: FactStanding }
/** One gate with everything that is known about an offering: the fact that counts today first, then by day, newest first. */
export type GateFacts = { gate: GatePolicy; state: ReadingState; why: string; facts: FactAtGate[] }

export type Sold = { offering: Offering; model: Model; vendor: Vendor; provider: Vendor | null }

/** What is known about an offering for each gate of the policy in force, and whether the gate may read it today. */
export async function listGateFacts(ctx: Context, { offering, model, vendor, provider }: Sold): Promise<GateFacts[]> {
  allow(ctx, 'workspace:read')
  const { timeZone, currency } = ctx.workspace
  const asOf = dayIn(ctx.now, timeZone)
  const [stored, policy] = await Promise.all([listFacts(ctx, offering.id), policyOn(ctx, asOf)])
  const perUsd = currency === 'USD' ? 1 : null
  const derived = offeringFacts({ offering, model, vendor, provider, task: null, asOf, currency, perUsd })
  const ids = new Map<DerivedFact | SourcedFact, SourcedFact>(stored.map((fact) => [fact, fact]))
  const asked = policy.content.gates.map((gate) => {
    const { state, why, history } = gateReading<DerivedFact | SourcedFact>([...stored, ...derived], gate, asOf)
    return { gate, state, why, facts: history.map(({ fact, standing }) => ({ fact, stored: ids.get(fact) ?? null, standing })) }
  })
  return [...asked, ...unasked(stored, policy.content.gates, asOf)]
}

/** Facts for gates on law and terms that the policy does not have: kept and shown, but read by no gate. */
function unasked(stored: readonly SourcedFact[], gates: readonly GatePolicy[], asOf: string): GateFacts[] {
  const why = 'the policy does not ask for this'
  return readyGates
    .filter(({ gate }) => !gates.some(({ id }) => id === gate.id) && stored.some((fact) => fact.gate === gate.id))
    .map(({ gate }) => ({
      ...{ gate, why, state: 'not_accepted' as const },
      facts: gateReading(stored, gate, asOf).history.map(({ fact, standing }) => ({
        ...{ fact, stored: fact },
        standing: { ...standing, counts: false, why },
      })),
    }))
}
