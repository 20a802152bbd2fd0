import type { Context } from '@/lib/context'
import { clipNames } from '@/lib/services/trial-clip-manifest'
import { clipMatrix } from '@/lib/services/trial-clip-matrix'
import { ClipsSection } from './clips-section'
import type { TrialView } from './trial-view'

/** The clips of a trial, for whoever collects them and does not vote: whoever votes must not see whose they are. */
export async function CollectSection({ ctx, trial, slug }: TrialView & { ctx: Context }) {
  const [matrix, names] = await Promise.all([clipMatrix(ctx, trial.id), clipNames(ctx, trial.id)])
  return <ClipsSection slug={slug} matrix={matrix} names={names} />
}
