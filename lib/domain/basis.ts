import type { Basis } from './verdict/output'

/** What a verdict rests on, in a few words: which question was asked of the challenger. */
export const basisWords: Record<Basis, string> = {
  capability: 'Better quality',
  cost: 'As good and cheaper',
  forced: 'Forced move',
}

/** The question behind each basis, whole. */
export const basisQuestion: Record<Basis, string> = {
  capability: 'is it better by more than the smallest gain worth a switch?',
  cost: 'is it as good, within the margin, and does the saving alone pay for the switch?',
  forced: 'is it as good, within the margin? The incumbent retires, so money does not decide.',
}
