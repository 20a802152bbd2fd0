import { gateLabel } from '@/lib/domain/gate'
import { readyGate } from '@/lib/domain/policy-gates'
import { type GuideEntry, type GuideSection, under } from './entry'

type GateWords = {
  id: string
  required: string
  sources: string
  age: string
  limit?: readonly [field: 'margin' | 'headroom', does: string, reason: string]
}

const words: readonly GateWords[] = [
  {
    id: 'api_ga',
    required: 'What cannot be called cannot be switched to.',
    sources: 'Whoever can call it can say so.',
    age: 'Access changes with releases, about twice a year.',
  },
  {
    id: 'commercial_use',
    required: 'Without the right to sell the clips there is no product.',
    sources: 'Only the licensor can grant it.',
    age: 'Licences are rewritten about twice a year.',
  },
  {
    id: 'data_terms',
    required: 'Customers’ material may not train somebody’s model.',
    sources: 'Only who keeps the data can promise it.',
    age: 'Terms are rewritten about twice a year.',
  },
  {
    id: 'region',
    required: 'Law and contracts say where footage may be processed.',
    sources: 'Documents say it, and a call from the region shows it.',
    age: 'Regions come and go with releases.',
  },
  {
    id: 'latency_p95',
    required: 'People wait for the slow clips, not for the average ones.',
    sources: 'Only measuring shows it; documents state the best case.',
    age: 'Load changes from quarter to quarter.',
    limit: [
      'margin',
      'How much slower the challenger may be, as a share of the incumbent’s time.',
      'A quarter slower is felt but bearable.',
    ],
  },
  {
    id: 'cost_per_finished_second',
    required: 'A price list without the failed tries is not the cost.',
    sources: 'A price can be read; the tries for one finished second are counted.',
    age: 'Prices change from quarter to quarter.',
    limit: [
      'margin',
      'How much dearer the challenger may be, as a share of the incumbent’s cost.',
      'A tenth lies within the noise of acceptance rates.',
    ],
  },
  {
    id: 'availability',
    required: 'A better clip that does not arrive is no clip.',
    sources: 'Measured, or promised by contract.',
    age: 'One bad quarter says more than a good year before it.',
    limit: [
      'margin',
      'How far the challenger may lie below the incumbent, as a share of the time.',
      'Three hours in a thousand: about two hours a month.',
    ],
  },
  {
    id: 'throughput',
    required: 'The busiest hour must fit through.',
    sources: 'Limits stand in contracts and documents, and tests show them.',
    age: 'Limits are raised about twice a year.',
    limit: [
      'headroom',
      'How often the peak of the dependency has to fit into the challenger’s limit.',
      'A fifth above the busiest hour leaves room for retries.',
    ],
  },
]

function gateEntries({ id, required, sources, age, limit }: GateWords): GuideEntry[] {
  const rows = under(`gates.${id}.`, gateLabel(id), [
    [
      'required',
      'Required',
      'choice',
      'If yes, anything but a pass keeps a switch from being justified; if no, the gate is shown only.',
      required,
    ],
    [
      'sources',
      'Sources that count',
      'choice',
      'A fact from any other source leaves the gate unknown. What a vendor merely claims never counts.',
      sources,
    ],
    ['maxAgeDays', 'A fact holds', 'days', 'After so many days a fact no longer counts, and the gate is unknown.', age],
  ])
  if (!limit) return rows
  const [field, does, reason] = limit
  const label = field === 'margin' ? 'Margin' : 'Headroom'
  return [...rows, ...under(`gates.${id}.`, gateLabel(id), [[field, label, field === 'margin' ? 'share' : 'times', does, reason]])]
}

/** What a gate that a team added has to say for itself: a ready-made one has a reason, of its own ones the team knows it. */
export const ownGateEntry = (path: string, id: string, field: string): GuideEntry => ({
  path,
  group: readyGate(id)?.label ?? `${id} (your own)`,
  label:
    {
      required: 'Required',
      sources: 'Sources that count',
      maxAgeDays: 'A fact holds',
      margin: 'Margin',
      headroom: 'Headroom',
      kind: 'Passes when',
    }[field] ?? field,
  unit: field === 'maxAgeDays' ? 'days' : field === 'margin' ? 'share' : field === 'headroom' ? 'times' : 'choice',
  does: readyGate(id)?.passes ?? 'A gate that your team added.',
  reason: readyGate(id)?.reason ?? 'Added by your team; the reason stands in the history of the policy.',
})

const gates: GuideSection = {
  id: 'gates',
  title: 'Gates',
  intro:
    'What production has to find at least as good as today. Unknown is never a pass. Built-in gates can be relaxed, not removed; gates on law and terms, and gates of your own, can be added.',
  entries: [
    ...words.flatMap(gateEntries),
    ...under('ni.', 'All measured gates', [
      [
        'defaultRelSe',
        'Error of a measurement that states none',
        'share',
        'Relative standard error taken for it.',
        'A rough week of sampling.',
      ],
    ]),
  ],
}

const economics: GuideSection = {
  id: 'economics',
  title: 'Economics',
  intro: 'When a switch pays.',
  entries: [
    ...under('economics.', undefined, [
      [
        'mode',
        'Business case',
        'choice',
        'Required: without a case that pays, no switch is justified. Advisory: it is shown only.',
        'A better clip that costs more than it brings is no reason to move.',
      ],
      ['horizonMonths', 'Horizon', 'months', 'Within this time the switch has to earn back its cost.', 'A budget year.'],
      [
        'leadHalfLifeMonths',
        'Half-life of a lead',
        'months',
        'After this time half of a lead in quality is taken to be gone.',
        'Leaders changed twice in 2026 alone.',
      ],
    ]),
    ...under('thresholds.', undefined, [
      ['pays.p', 'Chance to pay back', 'chance', 'So likely the switch has to earn back its cost.', 'Four chances in five.'],
      ['paysStay.p', 'Chance to keep paying', 'chance', 'Enough for a case that paid in the last signed week.', 'Five points of slack.'],
    ]),
  ],
}

/** Gates and money: whether a switch can be made and pays. */
export const readinessSections: readonly GuideSection[] = [gates, economics]
