import { Section } from '@/components/ui/section'
import { changeLines, type Direction } from '@/lib/domain/verdict/assumption-text'
import { bars } from '@/lib/domain/verdict/bars'
import type { Counterfactual } from '@/lib/domain/verdict/counterfactuals'
import { judge } from '@/lib/domain/verdict/judge'
import { levelShift } from '@/lib/domain/verdict/levels'
import { travelling } from '@/lib/domain/verdict/what-if'
import { namesOf, type Outlook, type PairView } from './pair-view'
import { WhatIf } from './what-if'

type WhatWouldChangeProps = PairView & Pick<Outlook, 'grounds' | 'counterfactuals'>

/** The smallest changes that would alter the verdict, each to be tried on the spot. */
export function WhatWouldChange({ pair, entry, report, grounds, counterfactuals }: WhatWouldChangeProps) {
  const { toJustified, better, worse } = counterfactuals
  // What makes it justified is told once, in the first list.
  const halfway = better.filter(({ status }) => status !== 'JUSTIFIED')
  const lines = (changes: readonly Counterfactual[], direction: Direction) =>
    changeLines(changes, direction).map((line) => ({ ...line, shift: levelShift(pair.verdict.levels, line.change.levels) }))
  const lists = { toJustified: lines(toJustified, 'up'), better: lines(halfway, 'up'), worse: lines(worse, 'down') }
  return (
    <Section
      id="what-would-change"
      title="What would change it"
      meta="the smallest single changes; where no single one does it, two together"
    >
      {judge(grounds).status === pair.verdict.status ? null : (
        <p className="max-w-3xl pb-3 text-muted">
          This week was signed with another version of the rules. What is tried here is decided by today’s rules.
        </p>
      )}
      <WhatIf
        grounds={travelling(grounds)}
        names={namesOf({ pair, entry })}
        bars={bars(report.policy.content, pair.verdict)}
        lists={lists}
        justified={pair.verdict.status === 'JUSTIFIED'}
      />
    </Section>
  )
}
