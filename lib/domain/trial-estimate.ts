type Sizes = { prompts: number; seconds: number; attempts: number; ratersPerPrompt: number }
type Prices = { challenger: number | null; incumbent: number | null }

export type TrialEstimate = {
  /** Clips to make: every prompt on both sides, as often as it is attempted. */
  clips: number
  /** US dollars for the clips of one side; null when its price per second is not published. */
  cost: { challenger: number | null; incumbent: number | null }
  /** Minutes that one of the raters needs who judges every prompt, and that all of them need together. */
  minutes: { each: number; all: number }
}

/** Watching both clips twice and deciding: measured time differs, so this is a rule of thumb and said to be one. */
const timesWatched = 2
const secondsToDecide = 10

/** What a trial costs before anybody has begun: money for clips at list prices (US dollars per second), and time for votes. */
export function trialEstimate({ prompts, seconds, attempts, ratersPerPrompt }: Sizes, price: Prices): TrialEstimate {
  const perSide = prompts * attempts
  const cost = (usdPerSecond: number | null) => (usdPerSecond === null ? null : perSide * seconds * usdPerSecond)
  const each = (prompts * (timesWatched * seconds + secondsToDecide)) / 60
  return {
    clips: 2 * perSide,
    cost: { challenger: cost(price.challenger), incumbent: cost(price.incumbent) },
    minutes: { each, all: each * ratersPerPrompt },
  }
}
