import type { EngineClaim } from '@/lib/domain/verdict/input'
import type { Appraisal, Status, Verdict } from '@/lib/domain/verdict/output'
import { evaluate } from '@/lib/domain/verdict/verdict'
import type { Question } from './question'

/** Who makes a forecast: the engine, and five simple rules that it has to beat. */
export const forecasters = [
  { id: 'engine', label: 'Switchboard', rule: 'The probability that the net preference exceeds the bar.' },
  { id: 'claims', label: 'Believe every vendor', rule: '95% for whoever is advertised as better, 5% for the other.' },
  { id: 'leader', label: 'Top of the board wins', rule: '95% for whoever stood higher with somebody independent, 5% for the other.' },
  { id: 'gap', label: 'Gap at face value', rule: '99% where the published gap exceeds the bar, else 1%.' },
  { id: 'base', label: 'Base rate', rule: 'The share that came true, known only in hindsight.' },
  { id: 'coin', label: 'Coin', rule: '50% for everything.' },
] as const
export type ForecasterId = (typeof forecasters)[number]['id']
/** The rules that look at the question; the base rate needs the outcomes and the coin needs nothing. */
export type OpinionId = 'claims' | 'leader' | 'gap'

export interface Forecast {
  id: string
  cluster: string
  challenger: string
  incumbent: string
  asOf: string
  status: Status
  /** Probability that the net preference exceeds the bar `delta`. */
  P: number
  delta: number
  /** Null where a rule finds nothing to go by; it is then scored as a coin. */
  opinions: Record<OpinionId, number | null>
}

/** What the engine says on the day of the question, and what the simple rules make of the same claims. Pure. */
export function forecast({ id, cluster, challenger, incumbent, input }: Question): Forecast {
  const verdict = evaluate(input)
  return {
    ...{ id, cluster, challenger, incumbent },
    asOf: input.asOf,
    status: verdict.status,
    P: verdict.posterior.P,
    delta: verdict.delta,
    opinions: opinionsOn(verdict, input.claims),
  }
}

/** What the simple rules make of the claims that a verdict rests on. */
export function opinionsOn(verdict: Verdict, claims: readonly EngineClaim[]): Forecast['opinions'] {
  const heard = hearings(verdict, claims)
  const board = boardOf(heard)
  return {
    claims: bySign(advertised(heard)),
    leader: bySign(board === null ? null : (board.raw ?? 1)),
    gap: board === null || board.raw === null ? null : board.raw > verdict.delta ? 0.99 : 0.01,
  }
}

type Hearing = { claim: EngineClaim; appraisal: Appraisal; raw: number | null }

/** The claims that are about this pair and visible on the day; a superlative is heard without a number. */
function hearings({ appraisals }: Verdict, claims: readonly EngineClaim[]): Hearing[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  return appraisals.flatMap((appraisal) => {
    const claim = byId.get(appraisal.id)
    const boast = claim?.effect.type === 'none' && claim.effect.superlative && appraisal.reason === 'NO_EFFECT'
    return claim && (appraisal.included || boast) ? [{ claim, appraisal, raw: appraisal.raw }] : []
  })
}

const newestFirst = (a: Hearing, b: Hearing): number =>
  a.appraisal.ageDays - b.appraisal.ageDays || (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0)

/** What is advertised: the newest word of a party with a stake, or of somebody whose stake nobody knows. */
function advertised(heard: readonly Hearing[]): number | null {
  const [newest] = heard.filter(({ appraisal }) => appraisal.side !== 0 || appraisal.evaluatorKind === 'unknown').sort(newestFirst)
  return newest ? (newest.raw ?? 1) : null
}

const sound: ReadonlySet<string> = new Set(['peer_reviewed', 'independent', 'community'])

/** The newest board: people's choice between clips before other tests, a number before the bare word "first". */
function boardOf(heard: readonly Hearing[]): Hearing | null {
  const rank = ({ claim, raw }: Hearing): number => (raw === null ? 2 : claim.metric === 'human_pairwise' ? 0 : 1)
  const [newest] = heard
    .filter(({ appraisal }) => appraisal.side === 0 && sound.has(appraisal.evaluatorKind))
    .sort((a, b) => rank(a) - rank(b) || newestFirst(a, b))
  return newest ?? null
}

const bySign = (value: number | null): number | null => (value === null || value === 0 ? null : value > 0 ? 0.95 : 0.05)
