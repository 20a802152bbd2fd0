import type { Context } from '@/lib/context'
import { choiceLabel } from '@/lib/domain/end-text'
import { trialSizes } from '@/lib/domain/trial-sizes'
import { dayIn } from '@/lib/domain/week'
import { getDependency } from '@/lib/services/dependencies'
import { listOfferingChoices, listOfferings } from '@/lib/services/offerings'
import { policyOn } from '@/lib/services/policies'
import { listTrials } from '@/lib/services/trial-plans'
import { openTrialOf } from '../trial-words'
import type { PlanSubject } from './plan-form'

/** What a plan for a dependency chooses from: both sides with their prices, and what a trial of each size can prove. */
export async function planSubject(ctx: Context, dependencyId: string) {
  const [dependency, choices, offerings, policy, trials] = await Promise.all([
    getDependency(ctx, dependencyId),
    listOfferingChoices(ctx),
    listOfferings(ctx),
    policyOn(ctx, dayIn(ctx.now, ctx.workspace.timeZone)),
    listTrials(ctx, dependencyId),
  ])
  const titles = new Map(choices.map((choice) => [choice.id, choiceLabel(choice)]))
  const prices = new Map(offerings.map(({ id, priceUsdPerSecond }) => [id, priceUsdPerSecond]))
  const side = (id: string) => ({ id, title: titles.get(id) ?? id, usdPerSecond: prices.get(id) ?? null })
  const subject: PlanSubject = {
    dependencyId,
    incumbent: side(dependency.incumbentId),
    challengers: dependency.challengers.map(({ offeringId }) => ({ ...side(offeringId), openTrial: openTrialOf(trials, offeringId) })),
    sizes: {
      capability: trialSizes('capability', policy.content),
      cost: trialSizes('cost', policy.content),
      forced: trialSizes('forced', policy.content),
    },
  }
  const ends = choices.some(({ id, ends: end }) => id === dependency.incumbentId && end !== null)
  return { dependency, subject, forced: dependency.forcedMoveBy !== null || ends }
}
