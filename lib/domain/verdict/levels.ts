import { formatChance } from '@/lib/format'
import type { Levels, Verdict } from './output'
import { chanceText } from './text'

const quality: Record<Levels['Q'], string> = { 4: 'Proven', 3: 'Promising', 2: 'Not enough evidence', 1: 'Hype', 0: 'Refuted' }
const readiness: Record<Levels['R'], string> = { 2: 'Ready', 1: 'Not demonstrated', 0: 'Not ready' }
const economics: Record<Levels['E'], string> = { 2: 'Pays back', 1: 'Unclear', 0: 'Cannot pay back' }

/** A level that lets a verdict pass without money having been judged is no finding about money. */
function moneyWord({ levels, econ, basis }: Pick<Verdict, 'levels' | 'econ' | 'basis'>, advisory: boolean): string {
  if (basis === 'forced') return 'Not asked'
  if (advisory) return 'Not decisive'
  return levels.E === 2 && econ.pPays === null ? 'Not estimated' : economics[levels.E]
}

/** Which levels differ between two verdicts, in words: "quality promising → proven"; empty when none does. */
export function levelShift(before: Levels, after: Levels): string {
  const move = (axis: string, then: string, now: string) => (then === now ? [] : [`${axis} ${then.toLowerCase()} → ${now.toLowerCase()}`])
  return [
    ...move('quality', quality[before.Q], quality[after.Q]),
    ...move('readiness', readiness[before.R], readiness[after.R]),
    ...move('economics', economics[before.E], economics[after.E]),
  ].join(', ')
}

type LevelWords = { word: string; says: string }

/** The three levels of a verdict as a word and a line each. `advisory`: the policy looks at money without letting it decide. */
export function levelWords(verdict: Verdict, advisory = false): Record<'quality' | 'readiness' | 'economics', LevelWords> {
  const { levels, posterior, delta, groups, gates, econ, basis } = verdict
  const passed = gates.filter((gate) => gate.result === 'PASS').length
  const failed = gates.filter((gate) => gate.result === 'FAIL').length
  const unknown = gates.length - passed - failed
  const checks = [`${passed} of ${gates.length} checks pass`, failed ? `${failed} fail` : '', unknown ? `${unknown} unknown` : '']
  const money =
    basis === 'forced'
      ? 'the move is forced'
      : econ.pPays === null
        ? `not estimated: ${econ.missing.length} of 4 inputs missing`
        : `${formatChance(econ.pPays)} chance to pay back${econ.breakEven === null ? '' : `, in month ${econ.breakEven}`}`
  return {
    quality: { word: quality[levels.Q], says: groups.length === 0 ? 'nothing compares the two' : chanceText({ posterior, delta }) },
    readiness: { word: readiness[levels.R], says: checks.filter(Boolean).join(', ') },
    economics: { word: moneyWord({ levels, econ, basis }, advisory), says: money },
  }
}
