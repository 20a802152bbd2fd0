import { DataList, DoesNotApply } from '@/components/ui/data-list'
import { agreementWord } from '@/lib/domain/trial-agreement'
import type { Standing } from '@/lib/domain/trial-standing'
import { formatNumber, formatPercent, plural } from '@/lib/format'
import { OutcomeBar } from '../outcome-bar'
import { ShareLine } from './share-line'

type FiguresProps = { standing: Standing; names: { challenger: string; incumbent: string } }

/** The counts of a trial with what they prove, from the challenger's side. */
export function Figures({ standing, names }: FiguresProps) {
  const { share, interval, davidson, alpha, raters, votes, sides, decided, planned } = standing
  return (
    <div className="flex flex-col gap-4">
      <OutcomeBar counts={standing} large />
      <p className="max-w-3xl">{evidenceWords(standing)}</p>
      <ShareLine share={share} interval={interval} parity={standing.bar.p0} names={names} />
      <DataList
        columns={2}
        items={[
          { term: 'Prompts decided', value: `${formatNumber(decided)} of ${formatNumber(planned)}` },
          { term: 'Still needed', value: neededWords(standing), note: 'at the rates so far' },
          {
            term: 'Rater agreement',
            value: alpha === null ? <DoesNotApply /> : `${formatNumber(alpha, 2)}, ${agreementWord(alpha)}`,
            note: `Krippendorff’s alpha of ${plural(votes, 'vote')} by ${plural(raters, 'person', 'people')}; 1 is full agreement, 0 is chance`,
          },
          {
            term: 'Side habit',
            value: sides.warns ? 'One side was preferred too often' : 'none seen',
            note: `left ${formatNumber(sides.left)}, right ${formatNumber(sides.right)} of the decisive votes${sides.warns ? '. More than 65% for one side: ask the raters about their screens.' : ''}`,
          },
          { term: 'Win share', value: share === null ? <DoesNotApply /> : formatPercent(share), note: 'of prompts with a preference' },
        ]}
      />
      <details>
        <summary className="cursor-pointer font-semibold">Statistics</summary>
        <DataList
          items={[
            {
              term: 'Davidson model',
              value: davidson ? `${formatNumber(davidson.theta, 2)} ± ${formatNumber(davidson.se, 2)} log odds` : <DoesNotApply />,
              note: davidson ? `ties ${formatNumber(davidson.nu, 2)}; for display only` : 'needs at least one win and one loss',
            },
          ]}
        />
      </details>
    </div>
  )
}

const odds = (e: number): string => (e >= 1000 ? 'over 1,000' : formatNumber(e, e < 10 ? 1 : 0))

/** The evidence against its bar, in words. */
function evidenceWords({ e, eLoss, bar, wins }: Standing): string {
  const claim = bar.p0 === 0.5 ? 'is better' : 'is as good within the margin'
  const reached = e >= bar.e && wins >= bar.minWins
  const so = `The votes speak ${odds(e)} to 1 for the statement that the challenger ${claim}; the bar is ${formatNumber(bar.e)} to 1 and at least ${bar.minWins} wins.`
  if (reached) return `${so} The bar is reached.`
  if (eLoss > e) return `${so} They speak ${odds(eLoss)} to 1 for the opposite.`
  if (e >= bar.e) return `${so} The evidence is there, and ${plural(bar.minWins - wins, 'win')} more are asked for.`
  return `${so} It is not reached.`
}

function neededWords({ stillNeeded }: Standing): string {
  if (stillNeeded === null) return 'out of reach'
  return stillNeeded === 0 ? 'nothing: the bar is reached' : plural(stillNeeded, 'prompt')
}
