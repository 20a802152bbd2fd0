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

export type GateId = (typeof gates)[number]['id']

/** The label of a gate; a gate that a policy added is shown by its id. */
export const gateLabel = (id: string): string => gates.find((gate) => gate.id === id)?.label ?? id

/** A gate in one or two words, for a sentence or a narrow column. */
export const gateShort = (id: string): string => gates.find((gate) => gate.id === id)?.short ?? id
