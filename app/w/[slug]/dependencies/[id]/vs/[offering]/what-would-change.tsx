import { Section } from '@/components/ui/section'
import { changeLines } from '@/lib/domain/verdict/assumption-text'
import { bars } from '@/lib/domain/verdict/bars'
import { judge } from '@/lib/domain/verdict/judge'
import { travelling } from '@/lib/domain/verdict/what-if'
import { namesOf, type Outlook, type PairView } from './pair-view'
import { WhatIf } from './what-if'

type WhatWouldChangeProps = PairView & Pick<Outlook, 'grounds' | 'counterfactuals'>

/** The smallest changes that would alter the verdict, each to be tried on the spot. */
export function WhatWouldChange({ pair, entry, report, grounds, counterfactuals }: WhatWouldChangeProps) {
  const { toJustified, better, worse } = counterfactuals
  // What makes it justified is told once, in the first list.
  const halfway = better.filter(({ status }) => status !== 'JUSTIFIED')
  const lists = { toJustified: changeLines(toJustified, 'up'), better: changeLines(halfway, 'up'), worse: changeLines(worse, 'down') }
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
