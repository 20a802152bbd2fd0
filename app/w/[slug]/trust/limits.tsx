import { Section } from '@/components/ui/section'
import { pricedTeam, prices } from '@/lib/domain/backtest/decisions'
import { forecasters } from '@/lib/domain/backtest/forecast'
import { LOG_LOSS_CLIP } from '@/lib/domain/backtest/score'
import { defaultPolicy } from '@/lib/domain/policy'
import { formatNumber } from '@/lib/format'

const limits = [
  'Your task is not in this data. Boards and benchmarks ask what their voters like, not what your customers need; only your own blind trial asks that.',
  'Only quality is tested. Nobody recorded licences, latency and prices on those days, so parity is unknown and no switch could come out as justified.',
  'A pair enters the first test only if somebody independent measured it again within 90 days and clearly. That happens more often for models people care about and for large differences.',
  'A pair is asked both ways round, and months of one pair are hardly news. Intervals draw whole pairs, yet pairs share models and boards, so they are narrower than the truth.',
  'Rows without a clear later result are dropped. Clear losses are easier to tell from the bar than clear gains, because the bar lies above zero; so fewer rows come true than in life.',
  'A headline that held up is not the same as a gain of ten points. Headlines about access or weights are scored too, although the engine only weighs quality.',
  'Of a headline dated to a month or a year the first day is asked: the engine then knows less than a reader at the end of it, never more.',
  'The method was written in 2026 with some of this history in view. Its numbers were not fitted to these rows, but nobody can unread them.',
  'The older GenAI-Arena history of 2024 cannot be tested again: only one of its boards is in the catalogue.',
  'Nothing is refitted from this. A refit needs 100 resolved rows of one’s own and makes a new version of the policy.',
] as const

/** What the scores mean, and what they cannot show. */
export function Limits() {
  const { falseSwitch, missedGain } = prices(defaultPolicy.economics)
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <Section title="What this cannot show" id="limits">
        <ul className="flex list-disc flex-col gap-2 pl-4">
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
      <Section title="How to read the scores" id="reading">
        <dl className="flex flex-col gap-2 [&_dd]:text-muted [&_dt]:font-semibold">
          <div>
            <dt>Brier score</dt>
            <dd>Mean squared distance between what was said and what came true. 0 is perfect, 0.25 a coin, 1 always sure and wrong.</dd>
          </div>
          <div>
            <dt>Log loss</dt>
            <dd>
              Punishes being sure and wrong. Probabilities are held {LOG_LOSS_CLIP} away from 0 and 1, else one such row would be infinite.
            </dd>
          </div>
          <div>
            <dt>Cost</dt>
            <dd>
              One made-up team in its own currency: a switch costs {formatNumber(pricedTeam.switchingCost)} and saves{' '}
              {formatNumber(pricedTeam.saved)}; a gain is a lead of {pricedTeam.leadPoints} points worth {pricedTeam.valuePerPoint} a month
              each, halving every six months. So a switch that gains nothing costs {formatNumber(falseSwitch)}, a missed gain{' '}
              {formatNumber(missedGain)}; a trial costs {formatNumber(pricedTeam.trialCost)} and is taken to tell the truth. Promising means
              a trial, justified a switch, everything else staying. The simple rules switch above 50%.
            </dd>
          </div>
          {forecasters
            .filter(({ id }) => id !== 'engine')
            .map(({ id, label, rule }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{rule}</dd>
              </div>
            ))}
        </dl>
      </Section>
    </div>
  )
}
