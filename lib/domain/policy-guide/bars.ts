import { type GuideSection, under } from './entry'

const t = 'thresholds.'

const questions: GuideSection = {
  id: 'questions',
  title: 'What is asked',
  intro: 'Which difference counts, and from when on a move is forced.',
  entries: under('', undefined, [
    [
      'midNetPreference',
      'Smallest gain worth switching for',
      'points',
      'A challenger has to exceed it on the goal capability, unless the dependency sets its own.',
      '55 wins to 45 losses is about the smallest lead that viewers notice; it equals some 35 rating points on a public arena.',
    ],
    [
      'niMargin',
      'Largest loss that still counts as on par',
      'points',
      'Asked where the goal is cost, or where the incumbent retires.',
      'As much as would count as a gain: 45 wins to 55 losses at worst.',
    ],
    [
      'forcedMoveLeadDays',
      'Lead time of a forced move',
      'days',
      'So long before its incumbent retires, a dependency shows “must move” and asks only for an equal.',
      'A quarter is the least time in which a team can run a trial, sign a contract and migrate.',
    ],
    [
      'requireOwnTrial',
      'Own blind trial required',
      'choice',
      'If yes, no switch is justified without a won trial on your own prompts; if no, agreeing independent evaluators can stand in.',
      'Nobody else has tested your prompts.',
    ],
  ]),
}

const capability: GuideSection = {
  id: 'bars',
  title: 'Bars for a better challenger',
  intro: 'What has to be shown before a status is given, and what is enough to keep it for another week.',
  entries: [
    ...under(`${t}proven.`, 'To be proven', [
      ['p', 'Chance with all evidence', 'chance', 'Chance that the gain is worthwhile.', 'Sure enough to put a signature under it.'],
      [
        'pInd',
        'Chance with independent evidence alone',
        'chance',
        'The same without anybody who has a stake in the result.',
        'A case that only interested voices carry is no case.',
      ],
      [
        'e',
        'Evidence of the own trial',
        'odds',
        'How strongly your own blind trial has to speak for the challenger.',
        'At most one false alarm in twenty, however often people look at the running trial.',
      ],
      ['minWins', 'Wins in the own trial', 'wins', 'Least number of prompts won.', 'Keeps a short lucky streak from counting as proof.'],
      [
        'loo',
        'Chance without the strongest voice',
        'chance',
        'Where independent evaluators stand in for a trial: the chance with any one of them left out.',
        'No single evaluator may be what makes the case.',
      ],
    ]),
    ...under(`${t}provenStay.`, 'To stay proven', [
      [
        'p',
        'Chance with all evidence',
        'chance',
        'Enough for a case that was proven in the last signed week.',
        'A proven case survives one mediocre week.',
      ],
      [
        'pInd',
        'Chance with independent evidence alone',
        'chance',
        'The same for independent evidence.',
        'The same five points of slack as for all evidence.',
      ],
      [
        'e',
        'Evidence of the own trial',
        'odds',
        'The same for the own trial.',
        'Half the bar: a trial is not thrown away because a few more prompts were lost.',
      ],
    ]),
    ...under(`${t}promising.`, 'To be promising', [
      ['p', 'Chance with all evidence', 'chance', 'Chance that the gain is worthwhile.', 'More likely than not.'],
      [
        'pInd',
        'Chance with independent evidence alone',
        'chance',
        'The same without interested voices.',
        'More likely than not also when vendors are left out.',
      ],
    ]),
    ...under(`${t}promisingStay.`, 'To stay promising', [
      [
        'p',
        'Chance with all evidence',
        'chance',
        'Enough for what was promising in the last signed week.',
        'Five points of slack cut changes of status on the boundary to about a third.',
      ],
      ['pInd', 'Chance with independent evidence alone', 'chance', 'The same for independent evidence.', 'The same five points of slack.'],
    ]),
    ...under(`${t}refuted`, 'To be refuted', [
      [
        '.p',
        'Chance at most',
        'chance',
        'At this chance of a worthwhile gain or below, the answer is “stay”.',
        'One chance in ten is too little to keep working on.',
      ],
      [
        '.k',
        'Good independent evaluations at least',
        'evaluations',
        'So many have to exist before a low chance counts.',
        'Silence is no refutation: somebody independent must have looked.',
      ],
      [
        '.eLoss',
        'Evidence of a lost own trial',
        'odds',
        'How strongly your own trial has to speak for the incumbent to settle the matter alone.',
        'As strict as a win: one false alarm in twenty.',
      ],
      [
        'Stay.p',
        'To stay refuted: chance at most',
        'chance',
        'Up to this chance, what was refuted in the last signed week stays so.',
        'Five points of slack, as for promising.',
      ],
    ]),
  ],
}

const parity: GuideSection = {
  id: 'parity-bars',
  title: 'Bars for an equal challenger',
  intro: 'The same for goals that ask for an equal: a cheaper one, or a way out when the incumbent retires.',
  entries: [
    ...under(`${t}provenNi.`, 'To be proven on par', [
      ['p', 'Chance with all evidence', 'chance', 'Chance that the loss stays within the margin.', 'As sure as for a gain.'],
      [
        'pInd',
        'Chance with independent evidence alone',
        'chance',
        'The same without interested voices.',
        'Being on par is likelier to begin with, so independents have to be as sure as everybody.',
      ],
      [
        'e',
        'Evidence of the own trial',
        'odds',
        'How strongly your own trial has to exclude a loss beyond the margin.',
        'A tie is hard to prove; moderate evidence is enough where the stakes are lower.',
      ],
      [
        'minWins',
        'Wins in the own trial',
        'wins',
        'Least number of prompts won.',
        'A little more than for a gain, because the evidence asked for is weaker.',
      ],
      [
        'loo',
        'Chance without the strongest voice',
        'chance',
        'Where independent evaluators stand in for a trial.',
        'Higher than for a gain, for the same reason as independents.',
      ],
    ]),
    ...under(`${t}provenNiStay.`, 'To stay proven on par', [
      [
        'p',
        'Chance with all evidence',
        'chance',
        'Enough for a case that was proven in the last signed week.',
        'The same five points of slack as for a gain.',
      ],
      ['pInd', 'Chance with independent evidence alone', 'chance', 'The same for independent evidence.', 'The same five points of slack.'],
      ['e', 'Evidence of the own trial', 'odds', 'The same for the own trial.', 'Half the bar, as for a gain.'],
    ]),
  ],
}

const hype: GuideSection = {
  id: 'hype',
  title: 'Hype',
  intro: 'When claims stand so far above their support that the verdict says so.',
  entries: under(t, undefined, [
    [
      'hype.gap',
      'Gap between claim and support',
      'points',
      'So far above independent support a claim is called hype.',
      'Twice the smallest difference that matters.',
    ],
    [
      'hypeStay.gap',
      'Gap to stay hype',
      'points',
      'From here on upward, what was hype in the last signed week stays so.',
      'Five points of slack against flapping.',
    ],
    [
      'hypeSelection',
      'Room left for selection',
      'share',
      'Share of what could have been disclosed and was not; above it, a loud claim is hype before anybody has looked.',
      'More than half of it was kept back.',
    ],
    [
      'hypeGraceDays',
      'Days of grace',
      'days',
      'A loud claim that nobody has repeated after so many days is hype, however open it is.',
      'Four weekly reviews are time enough for somebody to try it.',
    ],
  ]),
}

/** Questions, bars and hype: what a verdict is decided by. */
export const barSections: readonly GuideSection[] = [questions, capability, parity, hype]
