/**
 * Krippendorff's alpha for nominal answers with missing data (coincidence matrix; K. Krippendorff, Computing Krippendorff's Alpha-Reliability,
 * 2011). One list per unit, of the answers that were given; units with fewer than two say nothing about agreement. 1 = perfect, 0 = as by
 * chance, negative = worse than chance; null when no two answers can be compared, or when all are the same and chance cannot be told.
 * @example nominalAlpha([['a', 'a'], ['b', 'b'], ['a', 'b']]) // 0.444
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>()
  let agreeing = 0
  let n = 0
  for (const answers of units) {
    if (answers.length < 2) continue
    n += answers.length
    const counts = countsOf(answers)
    for (const [answer, count] of counts) {
      totals.set(answer, (totals.get(answer) ?? 0) + count)
      agreeing += (count * (count - 1)) / (answers.length - 1)
    }
  }
  const squares = [...totals.values()].reduce((sum, total) => sum + total * total, 0)
  const byChance = n * n - squares
  return byChance === 0 ? null : 1 - ((n - 1) * (n - agreeing)) / byChance
}

function countsOf(answers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return counts
}

/** How an alpha is read, after Krippendorff: from 0.8 reliable, from 0.667 good enough for tentative conclusions. */
export function agreementWord(alpha: number | null): string {
  if (alpha === null) return 'cannot be told'
  if (alpha >= 0.8) return 'reliable'
  if (alpha >= 0.667) return 'tentative'
  if (alpha > 0) return 'weak: taste differs, the majority decides'
  return 'none beyond chance'
}
