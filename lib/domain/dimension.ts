import { z } from 'zod'

/** The qualities a dependency weighs. Benchmarks name theirs differently; each benchmark dimension maps to one of these or to none. */
export const dimensions = [
  { id: 'prompt', label: 'Prompt alignment', asks: 'Does the clip show what was asked for?' },
  { id: 'motion', label: 'Motion', asks: 'Does movement look natural and strong enough?' },
  { id: 'temporal', label: 'Temporal consistency', asks: 'Does the picture hold together from frame to frame?' },
  { id: 'identity', label: 'Identity', asks: 'Do people and products stay themselves?' },
  { id: 'fidelity', label: 'Visual fidelity', asks: 'Is the picture clean, sharp and well lit?' },
  { id: 'physics', label: 'Physics', asks: 'Do things fall, collide and flow as they should?' },
  { id: 'audio', label: 'Audio', asks: 'Does the sound fit the picture?' },
  { id: 'preference', label: 'Human preference', asks: 'Which clip do people prefer as a whole?' },
] as const

export type DimensionId = (typeof dimensions)[number]['id']
export const DimensionId = z.enum(dimensions.map((dimension) => dimension.id) as [DimensionId, ...DimensionId[]])

/** The label of a dimension; `overall` is the benchmark's own total. */
export const dimensionLabel = (id: string): string => (id === 'overall' ? 'Overall' : (dimensions.find((d) => d.id === id)?.label ?? id))
