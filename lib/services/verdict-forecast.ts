import 'server-only'
import type { Context } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { statusFace } from '@/lib/domain/status'
import { changesUnder, type VerdictShift } from '@/lib/domain/under-policy'
import { weekIn } from '@/lib/domain/week'
import { plural } from '@/lib/format'
import { longTransaction } from './import-plan'
import { reportWithin } from './live-report'

/** Writes in a transaction, and says which verdicts of the running week stand otherwise after it than before. */
export async function writeAndWeigh<Result>(
  tx: Tx,
  ctx: Context,
  write: () => Promise<Result>,
): Promise<{ result: Result; shifts: VerdictShift[] }> {
  const week = weekIn(ctx.now, ctx.workspace.timeZone)
  const before = await reportWithin(ctx, tx, week)
  const result = await write()
  return { result, shifts: changesUnder(before, await reportWithin(ctx, tx, week)).shifts }
}

/** Does a piece of work and takes all of it back, so that only its result stays. */
export async function rolledBack<Result>(of: Context, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const done: { result: Result }[] = []
  await longTransaction(of, async (tx) => {
    done.push({ result: await work(tx) })
    throw new Error('Taken back, as was meant.')
  }).catch((error: unknown) => {
    if (done.length === 0) throw error
  })
  const [last] = done.slice(-1)
  if (!last) throw new Error('The work neither ended nor failed.')
  return last.result
}

/** One shift in words: "Animated packshots: Promising, not proven ← Switch justified". */
export const shiftText = ({ name, before, after }: VerdictShift): string =>
  `${name}: ${after ? statusFace(after.status).label : 'not weighed'} ← ${before ? statusFace(before.status).label : 'not weighed'}`

/** What changed, or would change, in one sentence. */
export function shiftsText(shifts: readonly VerdictShift[], verb: string): string {
  const headlines = shifts.filter(({ kind }) => kind === 'headline')
  const told = headlines.length > 0 ? headlines : shifts
  if (shifts.length === 0) return `${verb} no verdict.`
  return `${verb} ${plural(told.length, 'verdict')}: ${told.slice(0, 3).map(shiftText).join('; ')}${told.length > 3 ? '; …' : ''}.`
}
