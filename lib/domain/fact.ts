import { z } from 'zod'
import { Day } from './day'
import { type GateId, knownGate, knownGates } from './gate'
import { Slug } from './provenance'

export const factSources = [
  { id: 'contract', label: 'Contract' },
  { id: 'vendor_doc', label: 'Vendor’s documentation' },
  { id: 'measured', label: 'Measured by the team' },
  { id: 'independent', label: 'Independent source' },
  { id: 'vendor_claim', label: 'Vendor’s claim' },
] as const
export const FactSource = z.enum(['contract', 'vendor_doc', 'measured', 'independent', 'vendor_claim'])
export type FactSource = z.infer<typeof FactSource>

/** What stands where a fact names no source: a contract and an own measurement are their own, anything else lacks one. */
export const withoutSource = (kind: FactSource): string =>
  kind === 'contract' ? 'the team’s own contract' : kind === 'measured' ? 'the team’s own measurement' : 'no source given'

/** One readiness statement about one offering, for one gate. */
export const Fact = z
  .strictObject({
    id: Slug,
    offeringId: Slug,
    gate: z.enum(knownGates.map((gate) => gate.id) as [GateId, ...GateId[]]).meta({ description: 'Gate', example: 'latency_p95' }),
    value: z.union([z.boolean(), z.number(), z.array(z.string().min(1).max(60)).max(60)], 'Give a value that fits the gate.'),
    sourceKind: FactSource,
    observedOn: Day,
    relSe: z.number().nonnegative().max(10).nullable().default(null),
    quote: z.string().max(2000).nullable().default(null),
    note: z.string().max(2000).nullable().default(null),
    sourceId: Slug.nullable().default(null),
  })
  .superRefine((fact, ctx) => {
    const kind = knownGate(fact.gate)?.value
    const given = Array.isArray(fact.value) ? 'regions' : typeof fact.value
    if (given !== kind)
      ctx.addIssue({
        code: 'custom',
        path: ['value'],
        message: `This gate takes ${kind === 'boolean' ? 'yes or no' : kind === 'regions' ? 'a list of regions' : 'a number'}.`,
      })
    if (typeof fact.value !== 'number') return
    if (fact.value < 0) ctx.addIssue({ code: 'custom', path: ['value'], message: 'This cannot be below zero.' })
    if (fact.gate === 'availability' && fact.value > 1)
      ctx.addIssue({ code: 'custom', path: ['value'], message: 'Write availability as a share between 0 and 1: 99.9 % is 0.999.' })
  })
  .meta({ description: 'Fact' })
export type Fact = z.infer<typeof Fact>
