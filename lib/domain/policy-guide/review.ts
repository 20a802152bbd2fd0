import { type GuideSection, under } from './entry'

const review: GuideSection = {
  id: 'review',
  title: 'Signatures',
  intro: 'Who must agree before a week is frozen. Dissent never counts, and whoever overrules the engine is never the only one to sign.',
  entries: under('review.', undefined, [
    [
      'signatures',
      'Signatures needed',
      'signatures',
      'How many approvers or owners must agree before the week freezes.',
      'One is enough for a small team; ask for two where a switch costs more than a month of work.',
    ],
    [
      'owners',
      'Of them by owners',
      'signatures',
      'How many of these signatures must be given by owners of the workspace.',
      'Approvers are chosen by the owners, so none is needed unless money demands it.',
    ],
  ]),
}

export const reviewSections: readonly GuideSection[] = [review]
