'use server'

import { z } from 'zod'
import { typedFactValue } from '@/lib/domain/fact-entry'
import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archiveFact, createFact, FactChange, NewFact, unarchiveFact, updateFact } from '@/lib/services/facts'
import { archiveOffering, createOffering, NewOffering, OfferingChange, unarchiveOffering, updateOffering } from '@/lib/services/offerings'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/inventory/offerings/${id}`

export const createOfferingAction = action(NewOffering, createOffering, { to })
export const updateOfferingAction = action(OfferingChange, updateOffering, { to })
export const archiveOfferingAction = action(RowRef, archiveOffering, { message: 'Offering archived. Lists no longer show it.' })
export const unarchiveOfferingAction = action(RowRef, unarchiveOffering, { message: 'Offering restored.' })

// The gate decides what the typed value means, so the form hands it over as text.
const typed = { value: z.string() }
const TypedFact = z.strictObject({ ...NewFact.shape, ...typed })
const TypedFactChange = z.strictObject({ ...FactChange.shape, ...typed })
const given = ({ gate, value }: { gate: z.input<typeof NewFact>['gate']; value: string }) =>
  typedFactValue(gate, value) as z.input<typeof NewFact>['value']
const toOffering = ({ offeringId }: { offeringId: string }, slug: string) => `/w/${slug}/inventory/offerings/${offeringId}#facts`

export const createFactAction = action(TypedFact, (ctx, fact) => createFact(ctx, { ...fact, value: given(fact) }), { to: toOffering })
export const updateFactAction = action(TypedFactChange, (ctx, fact) => updateFact(ctx, { ...fact, value: given(fact) }), {
  to: toOffering,
})
export const archiveFactAction = action(RowRef, archiveFact, { message: 'Fact archived. Gates no longer read it.' })
export const unarchiveFactAction = action(RowRef, unarchiveFact, { message: 'Fact restored.' })
