import { gateLabel } from '@/lib/domain/gate'
import { type GuideSection, under } from './entry'

const passes = 'How often the check turns out well, before anybody has looked.'

const checks: readonly (readonly [id: string, reason: string])[] = [
  ['api_ga', 'Interfaces are usually open by the time somebody asks.'],
  ['commercial_use', 'Licences usually exist, if not always in the plan one has.'],
  ['data_terms', 'Terms disappoint more often than licences.'],
  ['region', 'Offered in most places, but not in all.'],
  ['latency_p95', 'Fast enough in about two cases of three.'],
  ['cost_per_finished_second', 'Failed tries make many a cheap price dear.'],
  ['availability', 'Most services hold what an incumbent holds.'],
  ['throughput', 'Limits can usually be raised.'],
]

const value: GuideSection = {
  id: 'value',
  title: 'Value of information',
  intro:
    'Rough prices of finding out. They only decide which action comes first this week, never a verdict. Money is in the currency of the workspace.',
  entries: [
    ...under(
      'voi.gatePass.',
      'Chance that a check turns out well',
      checks.map(([id, reason]) => [id, gateLabel(id), 'chance', passes, reason] as const),
    ),
    ...under('voi.', 'Chance that a check turns out well', [
      [
        'econPass',
        'Business case',
        'chance',
        'How often an estimate that is still missing turns out to pay.',
        'A little better than even: who asks usually has a hunch.',
      ],
    ]),
    ...under('voi.', 'What finding out costs', [
      ['askCost', 'Asking a vendor', 'money', 'Cost of one question.', 'A mail and a reminder.'],
      ['measureCost', 'Measuring a gate', 'money', 'Cost of one measurement.', 'An afternoon and some clips.'],
      ['econCost', 'Estimating the business case', 'money', 'Cost of one estimate.', 'A day of somebody who knows the numbers.'],
      ['trialFixed', 'Setting up a trial', 'money', 'Cost before the first prompt.', 'Choosing prompts and finding raters.'],
      ['trialPerPrompt', 'One prompt of a trial', 'money', 'Cost of each further prompt.', 'Two clips and three votes.'],
    ]),
    ...under('voi.', 'How trials are planned', [
      [
        'trialBatch',
        'Prompts between two looks',
        'prompts',
        'After so many prompts a running trial is looked at again.',
        'Looking costs nothing, because the evidence stays valid however often one looks.',
      ],
      [
        'trialSizes',
        'Sizes that are considered',
        'prompts',
        'Trials of these sizes are compared with each other.',
        'From an afternoon to two weeks of a small team.',
      ],
    ]),
    ...under('voi.', 'Where a team has not said what quality is worth', [
      [
        'fallbackSpend',
        'Monthly spend, when not stated',
        'money',
        'Taken for a dependency that states none; only to rank actions.',
        'A middling workflow.',
      ],
      [
        'fallbackValueShare',
        'Worth of one point, when not stated',
        'share',
        'Of the monthly spend, for each point of net preference; only to rank actions.',
        'Low on purpose: an unpriced gain should not outweigh a priced one.',
      ],
    ]),
  ],
}

export const valueSections: readonly GuideSection[] = [value]
