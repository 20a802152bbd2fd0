import { PageHeader } from '@/components/ui/page-header'
import { SectionIndex } from '@/components/ui/section-index'
import { ENOUGH_ROWS } from '@/lib/domain/backtest/backtest'
import { costSentences } from '@/lib/domain/backtest/summary'
import { contestSentence } from '@/lib/domain/backtest/trust-text'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { getTrust } from '@/lib/services/trust'
import { HeadlineTable } from './headline-table'
import { Limits } from './limits'
import { OwnSection, TrialsTogether } from './own-section'
import { TestSection } from './test-section'

export const metadata = { title: 'How far can you trust this?' }

const parts = [
  { id: 'others', title: 'Judged by others later' },
  { id: 'headlines', title: 'Loud headlines' },
  { id: 'boards', title: 'The same board later' },
  { id: 'own', title: 'What this workspace signed' },
  { id: 'trials', title: 'Own trials taken together' },
  { id: 'limits', title: 'What this cannot show' },
] as const

export default page(async (ctx) => {
  const trust = await getTrust(ctx)
  const { headlines, usable, others, boards, lines } = trust.starter
  return (
    <div className="flex flex-col gap-10">
      <div>
        <PageHeader title="How far can you trust this?" meta="What the engine would have said on past days, against what turned out" />
        <div className="flex max-w-3xl flex-col gap-2 text-lg">
          <p>{contestSentence('Judged by others who measured the same models within 90 days,', others)}</p>
          <p>{contestSentence('On loud headlines,', headlines)}</p>
          <p>{contestSentence('Asked what a board will say about itself later,', boards)}</p>
          <p>
            {`Of what this workspace signed itself, ${plural(trust.own.n, 'verdict')} can be told by now${trust.own.calibrated ? '.' : `; below ${ENOUGH_ROWS} they are uncalibrated.`}`}
          </p>
          <p>
            {costSentences(others).join(' ')} No test of the past could reach “Switch justified”: trials, checks and prices of those days
            are not on record.
          </p>
          <p className="text-base text-muted">The number is the Brier score: 0 is perfect, 0.25 a coin. No outcome reaches the engine.</p>
        </div>
        <SectionIndex label="On this page" sections={parts} />
      </div>
      <TestSection
        id="others"
        title="Judged by others later"
        test={others}
        intro={
          <p>
            On the first of every month, each ordered pair of models that somebody had compared; 90 days later, what independent evaluators
            say who had not been heard then. It came true when their estimate lies above the bar of ten points with its whole 80% interval.
            All figures are those of the starter catalogue, judged under the default policy.
          </p>
        }
      />
      <TestSection
        id="headlines"
        title="Loud headlines"
        test={headlines}
        intro={
          <p>
            Thirty loud, dated claims from 2024 to 2026. The engine gets what was published by that day, and the headline itself as a boast
            without a number. A headline that nobody outside could use on its day counts as not worth it; one that cannot be told is left
            out.
          </p>
        }
      >
        {usable ? (
          <p className="max-w-3xl">
            {contestSentence(`Without the ${headlines.n - usable.n} headlines that nobody outside could use on their day,`, usable)}
          </p>
        ) : null}
        <HeadlineTable lines={lines} />
      </TestSection>
      <TestSection
        id="boards"
        title="The same board later"
        test={boards}
        intro={
          <p>
            Here a board judges itself: its standing on the first of a month against its own standing up to 90 days later. This flatters
            boards and the rule that believes them, because a board’s habits repeat; the engine is built to doubt one board. It is shown to
            be fair to the rule, and kept apart.
          </p>
        }
      />
      <OwnSection trust={trust} demo={ctx.workspace.demo} />
      <TrialsTogether trust={trust} base={`/w/${ctx.workspace.slug}`} />
      <Limits />
    </div>
  )
})
