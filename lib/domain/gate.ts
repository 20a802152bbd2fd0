import { z } from 'zod'

/** The production-parity gates, in the order in which screens show them. `letter` heads the narrow columns of the board. */
export const gates = [
  { id: 'api_ga', letter: 'A', label: 'API generally available', unit: null, value: 'boolean' },
  { id: 'commercial_use', letter: '©', label: 'Commercial use', unit: null, value: 'boolean' },
  { id: 'data_terms', letter: 'D', label: 'Data terms', unit: null, value: 'boolean' },
  { id: 'region', letter: 'R', label: 'Regions', unit: null, value: 'regions' },
  { id: 'latency_p95', letter: 'L', label: 'Latency, 95th percentile', unit: 's', value: 'number' },
  { id: 'cost_per_finished_second', letter: '$', label: 'Cost per finished second', unit: 'money', value: 'number' },
  { id: 'availability', letter: 'U', label: 'Availability', unit: 'share', value: 'number' },
  { id: 'throughput', letter: 'T', label: 'Throughput', unit: 'jobs/h', value: 'number' },
] as const

export type GateId = (typeof gates)[number]['id']
export const GateId = z.enum(gates.map((gate) => gate.id) as [GateId, ...GateId[]]).meta({ description: 'Gate', example: 'latency_p95' })

/** The label of a gate; a gate that a policy added is shown by its id. */
export const gateLabel = (id: string): string => gates.find((gate) => gate.id === id)?.label ?? id
