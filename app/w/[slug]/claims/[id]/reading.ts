import { benchmarkTitle } from '@/lib/domain/benchmark'
import type { Flag } from '@/lib/domain/evidence/flag'
import { hasPrimary, judgeFlags } from '@/lib/domain/evidence/flags'
import { type Letter, letterOf, openQuestions, type Question } from '@/lib/domain/evidence/questions'
import { figuresIn, standsIn } from '@/lib/domain/evidence/stored-figure'
import { doubtParts } from '@/lib/domain/verdict/budget-text'
import type { CounterView } from '@/lib/services/claim-counter'
import type { ClaimUse } from '@/lib/services/claim-uses'
import type { ClaimView } from '@/lib/services/claim-view'
import { figure } from '../figure'

/** What a claim's page is headed by. */
export function titleOf({ claim, model, opponent, benchmark, dimension }: ClaimView): string {
  const subject = [model.title, opponent ? `against ${opponent.title}` : null].filter(Boolean).join(' ')
  if (!benchmark) return `${subject}: what ${claim.evaluatorOrg} said`
  return `${subject} on ${benchmarkTitle(benchmark)}${dimension ? `, ${dimension.name}` : ''}`
}

/** A comparison in which the claim counts, and what it is worth there. */
export type WorthUse = ClaimUse & { worth: NonNullable<ClaimUse['worth']> }

type Read = { view: ClaimView; uses: readonly ClaimUse[]; counter: CounterView }

/** What the page says of the claim itself: the comparison that serves it best, its flags, and what to ask. */
export function readingOf({ view, uses, counter }: Read): { use: WorthUse | null; flags: Flag[]; questions: Question[] } {
  const { claim, model, benchmark, dimension, published } = view
  const use = bestUse(uses)
  const parts = use && doubtParts(use.worth.appraisal, use.worth.claim, use.worth.task)
  return {
    use,
    flags: judgeFlags({
      claim,
      model: model.facts,
      vendorName: model.vendor.name,
      interestName: view.interest?.name ?? null,
      benchmark,
      dimension,
      ownSite: view.ownSite,
      table: view.table,
      published,
      primaryKnown: view.echoes?.tree.row.tier === 'primary' || hasPrimary(claim, view.figures),
      inText: view.source.text === null ? null : standsIn(figuresIn(view.source.text), claim),
      place: { own: view.ownPlace, ownRows: view.ownRows, newest: view.board },
      contradictedBy: counter.checked ? [...new Set(counter.against.map((line) => line.evaluatorOrg))] : null,
      apiSeen: view.apiSeen,
    }),
    questions: openQuestions({ claim, benchmark, dimension, published, parts: parts && parts.length > 0 ? parts : null }),
  }
}

/** Where it says most: the comparison with the least doubt. */
function bestUse(uses: readonly ClaimUse[]): WorthUse | null {
  const counted = uses.filter((use): use is WorthUse => use.worth !== null)
  const doubt = ({ worth }: WorthUse): number => worth.appraisal.U ?? Number.POSITIVE_INFINITY
  return counted.sort((a, b) => doubt(a) - doubt(b))[0] ?? null
}

/** Whom the questions are for. */
export const addressee = ({ claim }: ClaimView): string => (claim.evaluatorKind === 'unknown' ? 'whoever published it' : claim.evaluatorOrg)

export function letterFor(view: ClaimView, questions: readonly Question[]): Letter {
  const { claim, source } = view
  const said =
    claim.value !== null
      ? [figure(claim.value), claim.unit].filter(Boolean).join(' ')
      : claim.wins !== null
        ? `${claim.wins} won, ${claim.losses ?? '—'} lost, ${claim.ties ?? '—'} tied`
        : `“${claim.statement}”`
  return letterOf({ claim, title: titleOf(view), said, source, questions })
}
