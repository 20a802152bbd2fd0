import 'server-only'
import { allow, type Context } from '@/lib/context'
import { type DerivedFact, offeringFacts } from '@/lib/domain/evidence/facts'
import { type FactStanding, factStanding } from '@/lib/domain/fact-standing'
import type { Model } from '@/lib/domain/model'
import type { Offering } from '@/lib/domain/offering'
import type { GatePolicy } from '@/lib/domain/policy'
import type { Vendor } from '@/lib/domain/vendor'
import { dayIn } from '@/lib/domain/week'
import { listFacts, type SourcedFact } from './facts'
import { policyOn } from './policies'

/** A fact beside its gate. `stored` is the row behind it; a fact that follows from the offering's own row has none. */
export type FactAtGate = { fact: DerivedFact | SourcedFact; stored: SourcedFact | null; standing: FactStanding }
/** One gate with everything that is known about an offering, newest first. */
export type GateFacts = { gate: GatePolicy; facts: FactAtGate[] }

export type Sold = { offering: Offering; model: Model; vendor: Vendor; provider: Vendor | null }

/** What is known about an offering for each gate of the policy in force, and whether the gate may read it today. */
export async function listGateFacts(ctx: Context, { offering, model, vendor, provider }: Sold): Promise<GateFacts[]> {
  allow(ctx, 'workspace:read')
  const { timeZone, currency } = ctx.workspace
  const asOf = dayIn(ctx.now, timeZone)
  const [stored, policy] = await Promise.all([listFacts(ctx, offering.id), policyOn(ctx, asOf)])
  const perUsd = currency === 'USD' ? 1 : null
  const derived = offeringFacts({ offering, model, vendor, provider, task: null, asOf, currency, perUsd })
  return policy.content.gates.map((gate) => {
    const facts = [
      ...stored.map((fact) => ({ fact, stored: fact, standing: factStanding(fact, gate, asOf) })),
      ...derived.map((fact) => ({ fact, stored: null, standing: factStanding(fact, gate, asOf) })),
    ].filter(({ fact }) => fact.gate === gate.id)
    return { gate, facts: facts.sort((a, b) => a.standing.ageDays - b.standing.ageDays) }
  })
}
