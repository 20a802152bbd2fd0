/**
 * Benchmarks whose tables are published with one row for each model and one column for each dimension. The dimensions are what their columns are
 * called, in lower case; `own` are those that no other of these benchmarks has.
 */
export type WideBenchmark = {
  name: string
  version: string
  task: string
  unit: string
  dimensions: readonly string[]
  own: readonly string[]
}

const list = (text: string) => text.split(', ')

const perceived =
  'subject consistency, background consistency, temporal flickering, motion smoothness, dynamic degree, aesthetic quality, imaging quality'
const totals = 'total, total score, quality score'

export const wideBenchmarks: readonly WideBenchmark[] = [
  {
    name: 'VBench',
    version: '1.0',
    task: 't2v',
    unit: '%',
    own: list(
      'object class, multiple objects, human action, color, spatial relationship, scene, appearance style, temporal style, overall consistency',
    ),
    dimensions: list(
      `${totals}, semantic score, selected score, ${perceived}, object class, multiple objects, human action, color, spatial relationship, scene, appearance style, temporal style, overall consistency`,
    ),
  },
  {
    name: 'VBench-2.0',
    version: '2.0',
    task: 't2v',
    unit: '%',
    own: list(
      'human anatomy, human identity, human clothes, composition, diversity, mechanics, material, thermotics, multi-view consistency, dynamic spatial relationship, dynamic attribute, motion order understanding, human interaction, complex landscape, complex plot, camera motion, motion rationality, instance preservation',
    ),
    dimensions: list(
      'total, total score, creativity score, commonsense score, controllability score, human fidelity score, physics score, human anatomy, human identity, human clothes, composition, diversity, mechanics, material, thermotics, multi-view consistency, dynamic spatial relationship, dynamic attribute, motion order understanding, human interaction, complex landscape, complex plot, camera motion, motion rationality, instance preservation',
    ),
  },
  {
    name: 'VBench-I2V (VBench++)',
    version: '1.0',
    task: 'i2v',
    unit: '%',
    own: list(
      'i2v score, video-text camera motion, video-image subject consistency, video-image background consistency, camera motion, i2v subject, i2v background',
    ),
    dimensions: list(
      `${totals}, i2v score, video-text camera motion, video-image subject consistency, video-image background consistency, camera motion, i2v subject, i2v background, ${perceived}`,
    ),
  },
]

/** Columns of such tables under other names than the benchmark's own. */
const otherNames: Record<string, string> = {
  total: 'Total',
  'total score': 'Total',
  'i2v subject': 'video-image subject consistency',
  'i2v background': 'video-image background consistency',
}

/** A heading as it is compared: lower case, words apart by spaces, without a unit in brackets. */
export const dimensionKey = (heading: string): string =>
  heading
    .slice(0, 100)
    .toLowerCase()
    .replace(/\s*[([](?:%|↑|↓)[)\]]|[↑↓%*]/g, '')
    .replace(/[_\s]+/g, ' ')
    .replace(/^(multi) view/, '$1-view')
    .replace(/^video (text|image) /, 'video-$1 ')
    .trim()

/** The name of a dimension as its benchmark writes it. */
export const dimensionTitle = (key: string): string => {
  const name = otherNames[key] ?? key
  return name.charAt(0).toUpperCase() + name.slice(1)
}
