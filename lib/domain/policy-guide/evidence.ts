import { type GuideSection, under } from './entry'

const doubts: GuideSection = {
  id: 'doubts',
  title: 'Evidence doubts',
  intro: 'What is added to the doubt of a single result. Doubts are standard deviations of net preference and add up by their squares.',
  entries: [
    ...under('u.', 'Another question was asked', [
      [
        'taskNear',
        'Same task, other prompts',
        'points',
        'Doubt of every result that was not made with your prompts.',
        'Prompts of others differ from yours even within one task.',
      ],
      [
        'taskAdjacent',
        'Neighbouring task',
        'points',
        'Doubt of a result on a task that the list of neighbours names.',
        'Adding sound to a task moved the gap on one public board by 28 points.',
      ],
      [
        'dimension',
        'Dimensions that were not judged',
        'points',
        'Doubt when none of the dimensions you weigh was judged; less when some were.',
        'Judging nothing that matters is as far off as judging a neighbouring task.',
      ],
      [
        'versionFamily',
        'Sibling version',
        'points',
        'Doubt of a result on another version of the same family.',
        'Versions of one family differ less than neighbouring tasks do.',
      ],
      [
        'versionUnknown',
        'Unnamed version',
        'points',
        'Doubt of a result that does not say which version ran.',
        'It could have been any of them.',
      ],
    ]),
    ...under('u.metric.', 'How it was judged', [
      [
        'human_pairwise',
        'People, side by side',
        'points',
        'Doubt of a blind comparison by people.',
        'This is the question itself, so nothing is added.',
      ],
      [
        'human_rating',
        'People, rating one by one',
        'points',
        'Doubt of ratings given to single clips.',
        'Ratings agree with side-by-side choices, but not quite.',
      ],
      [
        'vlm_judge',
        'A model as judge',
        'points',
        'Doubt of verdicts by a vision-language model.',
        'Such judges agree with people about two times in three.',
      ],
      ['automatic', 'Automatic metric', 'points', 'Doubt of a computed score.', 'Scores reward what is easy to measure.'],
      ['unstated', 'Not stated', 'points', 'Doubt when nobody says how it was judged.', 'More than the worst way that is named.'],
    ]),
    ...under('u.', 'How it was made', [
      [
        'repro',
        'Nothing to repeat it with',
        'points',
        'Doubt when prompts, settings and outputs are all withheld; a third less for each that is public.',
        'What nobody can repeat, nobody can correct.',
      ],
      [
        'saturated',
        'Saturated benchmark',
        'points',
        'Doubt where both models stand near the top of the scale.',
        'The benchmark can no longer tell them apart.',
      ],
    ]),
    ...under('u.', 'How old it is', [
      [
        'driftPinnedPerMonth',
        'Ageing of a pinned version',
        'drift',
        'Added for each month since the evaluation, where the version cannot change.',
        'The model stays, only the world of prompts moves on.',
      ],
      [
        'driftUnpinnedPerMonth',
        'Ageing of an unpinned version',
        'drift',
        'The same where the vendor may replace the version silently.',
        '6 points of doubt after a month and 22 after a year, as boards have shown.',
      ],
    ]),
    ...under('defaults.', 'Where a result says too little', [
      [
        'n',
        'Comparisons, when not stated',
        'clips',
        'Taken for a figure that has neither sample size nor interval.',
        'Young boards have swung by 80 rating points within a week.',
      ],
      [
        'scoreSdFracHuman',
        'Spread of single clips, judged by people',
        'share',
        'Standard deviation as a share of the scale, when not stated.',
        'A typical spread of ratings.',
      ],
      [
        'scoreSdFracAuto',
        'Spread of single clips, computed',
        'share',
        'The same for automatic scores.',
        'Computed scores scatter a little less.',
      ],
      [
        'superlative',
        'Loudness of a superlative',
        'points',
        'How loud “best in class” counts when no number stands behind it; it never counts as evidence.',
        'As loud as 65 wins in 100.',
      ],
    ]),
    ...under('', 'Which tasks inform each other', [
      [
        'taskAdjacency',
        'Neighbouring tasks',
        'choice',
        'Results on one task of a pair count, with doubt, for the other; all further tasks do not count at all.',
        'Near enough in what a model has to do; counted in both directions.',
      ],
    ]),
    ...under('gradeCuts.', 'Grades of a claim, by its total doubt', [
      ['A', 'Grade A up to', 'points', 'Shown beside a claim; decides nothing.', 'So little doubt can settle a question.'],
      ['B', 'Grade B up to', 'points', 'The same.', 'Good, but not alone.'],
      ['C', 'Grade C up to', 'points', 'The same.', 'Points in a direction.'],
      ['D', 'Grade D up to', 'points', 'The same; above it stands E.', 'Beyond this it says next to nothing.'],
    ]),
  ],
}

const bias: GuideSection = {
  id: 'bias',
  title: 'Evaluator bias',
  intro:
    'How far everything that one evaluator says may be off together. It does not shrink with more votes. Each kind must be at least as large as the one above it.',
  entries: under('biasSd.', undefined, [
    [
      'own_trial',
      'Your own trial',
      'points',
      'Shared error of your blind trials.',
      'Blind and on your own prompts: only slips in the protocol remain.',
    ],
    ['peer_reviewed', 'Peer-reviewed', 'points', 'Shared error of a refereed paper.', 'Referees have read the method.'],
    [
      'independent',
      'Independent',
      'points',
      'Shared error of a laboratory or arena.',
      'The method is published, and nobody gains by the result.',
    ],
    ['community', 'Community', 'points', 'Shared error of hands-on reports.', 'Impressions, rarely blind.'],
    [
      'collaborative',
      'Collaborative',
      'points',
      'Shared error of work paid for or written with somebody who gains.',
      'A partner chooses with the vendor what is shown.',
    ],
    [
      'vendor',
      'Vendor',
      'points',
      'Shared error of a vendor about its own model.',
      'It chooses prompts, rivals and moment: more than twice an independent’s.',
    ],
    ['unknown', 'Unknown', 'points', 'Shared error when nobody is named.', 'Nobody can be asked.'],
  ]),
}

const optimism: GuideSection = {
  id: 'optimism',
  title: 'Optimism',
  intro: 'How much is taken off a claim that favours whoever made it. The four weights add up to 1; a claim is never pushed below zero.',
  entries: under('optimism.', undefined, [
    [
      'max',
      'Most that is taken off',
      'points',
      'Taken off a vendor that disclosed nothing.',
      'Sponsored medical trials report favourable results 1.27 times as often; on this scale the excess is 27 points.',
    ],
    ['shareVendor', 'Part that a vendor bears', 'share', 'Of the whole correction.', 'All of it.'],
    ['shareCollaborative', 'Part that a partner bears', 'share', 'Of the whole correction.', 'Half: a partner’s name is at stake too.'],
    [
      'floor',
      'Least that stays',
      'share',
      'Of the correction, even when everything is open.',
      'Self-run results on shared benchmarks come out slightly high all the same.',
    ],
    [
      'wCompleteness',
      'Weight of complete results',
      'share',
      'Relief for reporting all dimensions.',
      'Leaving some out is the easiest way to flatter.',
    ],
    [
      'wPrompts',
      'Weight of public prompts',
      'share',
      'Relief for publishing the prompts.',
      'Closes the door to choosing prompts that suit.',
    ],
    ['wSettings', 'Weight of disclosed settings', 'share', 'Relief for publishing the settings.', 'Closes the door to tuning one side.'],
    [
      'wOutputs',
      'Weight of public outputs or code',
      'share',
      'Relief for publishing clips or code.',
      'Closes the door to picking the best of many tries.',
    ],
  ]),
}

const pooling: GuideSection = {
  id: 'pooling',
  title: 'Combining voices',
  intro: 'How several evaluators become one estimate. These are set, not estimated: from a handful of voices an estimate would be noise.',
  entries: under('', undefined, [
    [
      'priorSd',
      'Spread before any evidence',
      'points',
      'How far two leading models usually lie apart; pulls thin evidence toward no difference.',
      'Most rivals at the top of a public board differ by less than 25 points.',
    ],
    [
      'tau',
      'Disagreement of sound evaluators',
      'points',
      'Added to every evaluator’s doubt, however large the sample.',
      'Other prompts and raters move a sound result by about 8 points.',
    ],
    [
      'referenceVariance',
      'One good evaluation',
      'variance',
      'The doubt of a single good arena result, squared; independent evaluations are counted in units of it.',
      'What one arena result on the right task has left of doubt.',
    ],
  ]),
}

/** Doubts, bias, optimism and pooling: what a piece of evidence is worth. */
export const evidenceSections: readonly GuideSection[] = [doubts, bias, optimism, pooling]
