/**
 * Chance that a trial is proof, for a plan of each number of decisive prompts from 0 up: the stop rules are asked after every `lookEvery` prompts and
 * at the end of the plan, and nowhere between. `needed[n]`: fewest wins of n decisive prompts that reach the bar, more than n where none do. `share`
 * is the true share of decisive prompts that the challenger wins. Exact dynamic programming over wins.
 */
export function planChances(share: number, needed: readonly number[], lookEvery: number): number[] {
  const chances = [0]
  // undecided[w]: chance of w wins so far without a look that found the bar reached.
  let undecided = [1]
  let done = 0
  for (let n = 1; n < needed.length; n++) {
    const wins = needed[n] as number
    const next = new Array<number>(n + 1).fill(0)
    for (const [w, chance] of undecided.entries()) {
      next[w] = (next[w] as number) + chance * (1 - share)
      next[w + 1] = (next[w + 1] ?? 0) + chance * share
    }
    const reaching = next.slice(wins).reduce((sum, chance) => sum + chance, 0)
    chances.push(done + reaching)
    const isLook = n % lookEvery === 0
    if (isLook) done += reaching
    undecided = isLook ? next.slice(0, wins) : next
  }
  return chances
}

/**
 * Chance that a trial of a plan has proven itself within so many decisive prompts: what its last look by then has found.
 * @example chanceWithin(chances, 30, { planned: 100, lookEvery: 100 }) // 0, since nobody has looked
 */
export function chanceWithin(chances: readonly number[], prompts: number, { planned, lookEvery }: Looks): number {
  const last = prompts >= planned ? planned : prompts - (prompts % lookEvery)
  return chances[Math.min(last, chances.length - 1)] ?? 0
}

export type Looks = { planned: number; lookEvery: number }
