import type { ReasonCode, Verdict } from '@/lib/domain/verdict/output'

const short: Partial<Record<ReasonCode, string>> = {
  TRIAL_LOST: 'its own trial was lost',
  NO_WORTHWHILE_GAIN: 'a worthwhile gain',
  CLAIMS_EXCEED_INDEPENDENT_EVIDENCE: 'independent support for the claims',
  SELECTIVE_REPORTING: 'an open test of the claims',
  UNREPLICATED: 'a repetition of the claims',
  INDEPENDENT_EVIDENCE_BELOW_MID: 'an independent gain',
  NO_INDEPENDENT_EVIDENCE: 'independent evidence',
  NO_OWN_TRIAL: 'own blind trial',
  TRIAL_INCONCLUSIVE: 'a decisive own trial',
  POSTERIOR_BELOW_BAR: 'stronger evidence',
  DISSENT: 'agreement of the evaluators',
  ECONOMICS_HOPELESS: 'a switch that can pay back',
  ECONOMICS_UNCLEAR: 'a likely payback',
  ECONOMICS_MISSING: 'cost estimates',
}

const gateWords: Record<string, string> = {
  api_ga: 'API',
  commercial_use: 'commercial use',
  data_terms: 'data terms',
  region: 'regions',
  latency_p95: 'latency',
  cost_per_finished_second: 'cost',
  availability: 'availability',
  throughput: 'throughput',
}

/** Gates named one by one; more than this are only counted. */
const named = 3

function gatesText(codes: readonly ReasonCode[], kind: 'GATE_FAIL' | 'GATE_UNKNOWN'): string[] {
  const gates = codes.flatMap((code) => (code.startsWith(`${kind}:`) ? [code.slice(kind.length + 1)] : []))
  if (gates.length === 0) return []
  const words = gates.length > named ? `${gates.length} gates` : gates.map((gate) => gateWords[gate] ?? gate).join(', ')
  if (kind === 'GATE_UNKNOWN') return [`${words} unknown`]
  return [`${words} ${gates.length > 1 ? 'fail' : 'fails'}`]
}

/** All that stands between a pair and a justified switch, in catchwords: “own blind trial; commercial use, regions unknown”. */
export function gapText({ status, reasons }: Pick<Verdict, 'status' | 'reasons'>): string {
  if (status === 'JUSTIFIED') return 'nothing: plan the switch'
  const words = reasons.flatMap((code) => short[code] ?? [])
  const gaps = [...words, ...gatesText(reasons, 'GATE_FAIL'), ...gatesText(reasons, 'GATE_UNKNOWN')]
  return gaps.length > 0 ? gaps.join('; ') : 'nothing'
}
