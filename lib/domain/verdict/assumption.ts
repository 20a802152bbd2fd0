import { readinessLevel } from './gates'
import type { Grounds } from './grounds'
import type { GateResult, Group, Levels } from './output'
import type { Counts } from './trial'

/**
 * Something supposed rather than known: a gate shown to pass or fail, the business case settled (2 pays, 0 hopeless), one more own blind
 * trial with `wins` of `prompts` decisive prompts, or one more good independent evaluator who finds `netPreference` (-1 to 1).
 */
export type Assumption =
  | { kind: 'gate'; gate: string; result: 'PASS' | 'FAIL' }
  | { kind: 'economics'; level: 0 | 2 }
  | { kind: 'trial'; wins: number; prompts: number }
  | { kind: 'evaluator'; netPreference: number }

/** Grounds with what is assumed on top; `economics` is the assumed level, null where money is judged as it stands. */
export type AssumedGrounds = Grounds & { economics: Levels['E'] | null }

export function assume(grounds: Grounds, assumptions: readonly Assumption[]): AssumedGrounds {
  let assumed: AssumedGrounds = { ...grounds, economics: null }
  for (const [index, assumption] of assumptions.entries()) assumed = withOne(assumed, assumption, index)
  return assumed
}

function withOne(grounds: AssumedGrounds, assumption: Assumption, index: number): AssumedGrounds {
  switch (assumption.kind) {
    case 'gate': {
      const gates = grounds.parity.gates.map((gate) => (gate.gate === assumption.gate ? assumedGate(assumption) : gate))
      return { ...grounds, parity: { ...grounds.parity, gates, level: readinessLevel(gates, grounds.policy) } }
    }
    case 'economics':
      return { ...grounds, economics: assumption.level }
    case 'trial':
      return { ...grounds, trials: { ...grounds.trials, proof: withTrial(grounds.trials.proof, assumption) } }
    case 'evaluator':
      return { ...grounds, published: [...grounds.published, assumedVoice(grounds, assumption.netPreference, index)] }
  }
}

function assumedGate({ gate, result }: { gate: string; result: GateResult['result'] }): GateResult {
  return { gate, result, why: 'assumed' }
}

function withTrial({ w, l, ti, N }: Counts, { wins, prompts }: { wins: number; prompts: number }): Counts {
  return { w: w + wins, l: l + prompts - wins, ti, N: N + prompts }
}

/** As good as one good arena result on the right task: the policy's unit of evidence. */
function assumedVoice({ policy }: Grounds, netPreference: number, index: number): Group {
  return {
    id: `assumed:${index}`,
    kind: 'independent',
    own: false,
    independent: true,
    y: netPreference,
    V: policy.referenceVariance,
    sigmaB: policy.biasSd.independent,
    members: [],
  }
}
