import 'server-only'
import { z } from 'zod'
import { allow, type Context } from '@/lib/context'
import { Day } from '@/lib/domain/day'
import { Slug } from '@/lib/domain/provenance'
import { getClaim, updateClaim } from './claims'
import { staleWrite } from './rows'

const cells = {
  value: z.number('Write a number.').nullable().optional(),
  unit: z.string().trim().max(60).nullable().optional(),
  publishedOn: Day.optional(),
  note: z.string().max(2000).nullable().optional(),
}

/** Corrections made in the list: only the cells that differ, and the version that was seen there. */
export const CellChange = z.strictObject({ id: Slug, version: z.number().int().positive(), ...cells })
export type CellChange = z.input<typeof CellChange>
export type Cells = Pick<z.infer<typeof CellChange>, 'value' | 'unit' | 'publishedOn' | 'note'>

/**
 * Corrects single cells of a claim by the rules of `updateClaim`; answers with what stood there before and the new version, so that
 * the step can be undone.
 */
export async function changeCells(ctx: Context, input: CellChange): Promise<{ id: string; version: number; before: Cells }> {
  allow(ctx, 'claim:write')
  const { id, version, ...change } = CellChange.parse(input)
  const { evaluatorId: _evaluatorId, version: stored, origin: _origin, archivedAt: _archivedAt, ...claim } = await getClaim(ctx, id)
  if (stored !== version) throw staleWrite('claim', { ...claim, version: stored })
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, claim[name as keyof Cells]])) as Cells
  await updateClaim(ctx, { ...claim, ...change, newSource: null, version })
  return { id, version: version + 1, before }
}
