const USUAL_CASES = 2000

/** How many cases each property has to hold for: 2,000, or what `npm run test:deep` asks for. The only place that reads the variable. */
function casesWanted(): number {
  const wanted = process.env.PROPERTY_CASES
  if (wanted === undefined) return USUAL_CASES
  const cases = Number(wanted)
  if (Number.isInteger(cases) && cases > 0) return cases
  throw new Error(`PROPERTY_CASES is "${wanted}": give a whole number of cases, at least 1, or leave it unset for ${USUAL_CASES}.`)
}

const cases = casesWanted()

/**
 * Settings of one property. Every case that counts meets the property's precondition (`fc.pre`); when more than `skips` cases are thrown
 * away for each that counts, the property fails, so that none can pass for want of cases. A property whose single case is itself a search
 * takes a `share` of the cases.
 */
export const runs = (skips = 3, share = 1) => ({ numRuns: Math.ceil(cases * share), seed: 20261123, maxSkipsPerRun: skips })
