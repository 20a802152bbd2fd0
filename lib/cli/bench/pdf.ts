import { deflateSync } from 'node:zlib'
import type { BenchRow } from '@/lib/cli/bench/row'
import { changesFile } from '@/lib/domain/print/changes-file'
import type { Report } from '@/lib/domain/report'
import { canonical } from '@/lib/domain/seal'
import { setWeek } from '@/lib/report/pdf'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { readPdf } from '@/lib/testing/pdf-reader'

const DEPENDENCIES = 50
const PASSES = 3

/** The demo's week with as many dependencies as asked for, each under a name of its own and with all its evidence. */
function report(dependencies: number, pass: number): Report {
  const week = demoWeeks.get('2026-W47')
  if (!week) throw new Error('The demo has a week 47.')
  const entries = Array.from({ length: dependencies }, (_, index) => {
    const entry = structuredClone(week.dependencies[index % week.dependencies.length])
    if (!entry) throw new Error('The demo has dependencies.')
    const { id, name } = entry.dependency
    return { ...entry, dependency: { ...entry.dependency, id: `${id}-${index}`, name: `${name} ${index}.${pass}` } }
  })
  return { ...week, dependencies: entries }
}

async function timed(dependencies: number, pass: number) {
  const content = report(dependencies, pass)
  const changes = changesFile(null, content)
  const text = canonical(content)
  const start = performance.now()
  const document = await setWeek(text, changes)
  return { ...document, seconds: (performance.now() - start) / 1000 }
}

/**
 * The weekly audit of a team with fifty workflows, from content to bytes, by a process that starts for it; then ten pages by the process that runs
 * already. The reference compresses the finished document: work of a size that any writer of it has to do, by native code that nobody here can tune.
 */
export async function bench(): Promise<BenchRow[]> {
  const large = await timed(DEPENDENCIES, 0)
  const pages = readPdf(large.bytes).pages.length
  const squeeze = compressing(large.bytes)
  const name = 'compressing the same document once'
  const small = await timed(10, 0)
  const tenth = 10 / readPdf(small.bytes).pages.length
  let warm = Number.POSITIVE_INFINITY
  for (let pass = 1; pass <= PASSES; pass++) warm = Math.min(warm, (await timed(10, pass)).seconds)
  const little = compressing(small.bytes) * tenth
  return [
    {
      ...{ figure: `PDF of ${DEPENDENCIES} dependencies, ${pages} pages, process started for it`, ours: large.seconds, unit: 's' },
      ...{ reference: squeeze, referenceName: name, ratio: large.seconds / squeeze, goal: '≤ 5 s' },
    },
    {
      ...{ figure: 'memory of that process at its peak', ours: large.peak / 1e6, unit: 'MB' },
      ...{ reference: null, referenceName: '', ratio: null, goal: '≤ 200 MB' },
    },
    {
      ...{ figure: '10 pages, process running already', ours: warm * tenth, unit: 's' },
      ...{ reference: little, referenceName: name, ratio: (warm * tenth) / little, goal: '≤ 0.5 s' },
    },
  ]
}

function compressing(bytes: Uint8Array): number {
  let best = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now()
    deflateSync(bytes, { level: 9 })
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  return best
}
