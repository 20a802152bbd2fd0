import type { DependencyReport, Pair, Report } from '@/lib/domain/report'
import { pairInput } from '@/lib/domain/report'
import { type Counterfactuals, counterfactuals } from '@/lib/domain/verdict/counterfactuals'
import { type Grounds, groundsOf } from '@/lib/domain/verdict/grounds'
import type { Names } from '@/lib/domain/verdict/text'

/** What every part of the verdict page is drawn from. */
export type PairView = { pair: Pair; entry: DependencyReport; report: Report; base: string }

/** What the pair is decided from, and what would decide it otherwise. */
export type Outlook = { grounds: Grounds; counterfactuals: Counterfactuals }

export function outlookOf({ pair, report }: Pick<PairView, 'pair' | 'report'>): Outlook {
  const { grounds } = groundsOf(pairInput(pair, report.policy.content))
  return { grounds, counterfactuals: counterfactuals(grounds) }
}

/** Names as the sentences of this page use them. */
export const namesOf = ({ pair, entry }: Pick<PairView, 'pair' | 'entry'>): Names => ({
  dependency: entry.dependency.name,
  incumbent: entry.incumbent.title,
  challenger: pair.challenger.title,
})
