import type { ExclusionCode } from './output'

const texts: Record<ExclusionCode, string> = {
  FUTURE: 'not published yet',
  RETRACTED: 'retracted',
  WRONG_PAIR: 'about another pair',
  NO_EFFECT: 'no number',
  WRONG_VERSION: 'another version',
  UNRELATED_TASK: 'too different a task',
}

/** Why a claim carries no evidence, in two or three words. */
export const exclusionText = (code: ExclusionCode | null | undefined): string => (code ? texts[code] : 'not counted')
