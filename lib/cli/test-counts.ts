import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export type Counts = { passed: number; failed: number }

const UnitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const JourneyReport = z.object({ stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }) })

async function report<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}

/** Sums what the two runners wrote; a runner that did not come to its turn counts nothing. */
export async function countTests(folder: string): Promise<Counts> {
  const unit = await report(path.join(folder, 'unit.json'), UnitReport)
  const journeys = (await report(path.join(folder, 'journeys.json'), JourneyReport))?.stats
  return {
    passed: (unit?.numPassedTests ?? 0) + (journeys?.expected ?? 0) + (journeys?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (journeys?.unexpected ?? 0),
  }
}
