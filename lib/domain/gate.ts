/** The production-parity gates, in the order in which screens show them. `letter` heads the narrow columns of the board, `short` stands inside a sentence. */
export const gates = [
  { id: 'api_ga', letter: 'A', label: 'API generally available', short: 'API', unit: null, value: 'boolean' },
  { id: 'commercial_use', letter: '©', label: 'Commercial use', short: 'licence', unit: null, value: 'boolean' },
  { id: 'data_terms', letter: 'D', label: 'Data terms', short: 'data terms', unit: null, value: 'boolean' },
  { id: 'region', letter: 'R', label: 'Regions', short: 'regions', unit: null, value: 'regions' },
  { id: 'latency_p95', letter: 'L', label: 'Latency, 95th percentile', short: 'latency', unit: 's', value: 'number' },
  { id: 'cost_per_finished_second', letter: '$', label: 'Cost per finished second', short: 'cost', unit: 'money', value: 'number' },
  { id: 'availability', letter: 'U', label: 'Availability', short: 'availability', unit: 'share', value: 'number' },
  { id: 'throughput', letter: 'T', label: 'Throughput', short: 'throughput', unit: 'jobs/h', value: 'number' },
] as const

/** Gates on law and terms that a policy has only if its owner adds them. Facts can be recorded for them either way. */
export const policyGates = [
  { id: 'parent_jurisdiction', letter: 'J', label: 'Parent jurisdiction', short: 'the parent company', unit: null, value: 'boolean' },
  { id: 'data_residency', letter: 'S', label: 'Data residency', short: 'where data is stored', unit: null, value: 'regions' },
  { id: 'ip_indemnity', letter: 'I', label: 'IP indemnity', short: 'IP indemnity', unit: null, value: 'boolean' },
  { id: 'provenance_marking', letter: 'M', label: 'Provenance marking', short: 'provenance marking', unit: null, value: 'boolean' },
] as const

/** Every gate that facts can be recorded for: those of every policy, then those that an owner can add. */
export const knownGates = [...gates, ...policyGates] as const

export type GateId = (typeof knownGates)[number]['id']

/** The gate of that id; undefined for one that a team named itself. */
export const knownGate = (id: string) => knownGates.find((gate) => gate.id === id)

/** The label of a gate; a gate that a team named itself is shown by its id. */
export const gateLabel = (id: string): string => knownGate(id)?.label ?? id

/** The label of a gate inside a sentence: small letters, but for abbreviations. */
export const gateInSentence = (id: string): string => gateLabel(id).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())

/** A gate in one or two words, for a sentence or a narrow column. */
export const gateShort = (id: string): string => knownGate(id)?.short ?? id
