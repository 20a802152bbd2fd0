import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type CataloguePart, catalogueFiles, problemText, readCatalogue } from '@/lib/domain/catalogue'
import { readDemo } from '@/lib/domain/demo'
import { indexEvidence } from '@/lib/domain/evidence/evidence-index'
import { defaultPolicy } from '@/lib/domain/policy'
import { pairKey, type Report, type World, weigh } from '@/lib/domain/report'
import type { Previous } from '@/lib/domain/verdict/input'
import { asOfDay, type Week } from '@/lib/domain/week'

const folder = path.resolve('prisma/catalogue')
const fileContent = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))

export const catalogue = (() => {
  const parts = Object.fromEntries(Object.entries(catalogueFiles).map(([part, file]) => [part, fileContent(file)]))
  const read = readCatalogue(parts as Record<CataloguePart, unknown>)
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'))
  return read.catalogue
})()

export type Rows = Record<string, Record<string, unknown>[]>
export const demoInput = (): Rows => fileContent('demo.json') as Rows

export const demo = (() => {
  const read = readDemo(demoInput(), catalogue)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.demo
})()

export const demoWorld = ((): World => {
  const facts = [
    ...catalogue.facts.map((fact) => ({ ...fact, origin: 'catalogue' as const })),
    ...demo.facts.map((fact) => ({ ...fact, origin: 'demo' as const })),
  ]
  const trials = demo.trials.map((trial) => ({ ...trial, origin: 'demo' as const }))
  const offerings = [...catalogue.offerings, ...demo.offerings]
  return {
    evidence: indexEvidence({ ...catalogue, offerings, facts, trials }),
    benchmarks: new Map(catalogue.benchmarks.map((benchmark) => [benchmark.id, benchmark])),
    dependencies: demo.dependencies.map((dependency) => ({ ...dependency, origin: 'demo' as const, ownerName: null })),
    facts,
    trials,
    origins: new Map(),
    sources: new Map(),
  }
})()

/** The day on which the last of the demo's weeks is drawn. */
export const today = '2026-11-25'

/** Every week from W12 to W48, each looking back at the one before, as if all had been signed. */
export const demoWeeks = ((): Map<Week, Report> => {
  const found = new Map<Week, Report>()
  const previous = new Map<string, Previous>()
  for (let number = 12; number <= 48; number++) {
    const week = `2026-W${number}`
    const workspace = { id: 'northlight', name: demo.workspace.name, timeZone: demo.workspace.timeZone, currency: 'USD', demo: true }
    const policy = { policyVersion: defaultPolicy.policyVersion, sha256: '', content: defaultPolicy }
    const frame = { workspace, week, edition: 1, asOf: asOfDay(week, today), policy, previousSha256: null, supersedes: null }
    const report = weigh(demoWorld, frame, previous)
    for (const { dependency, pairs } of report.dependencies)
      for (const { challenger, goal, verdict } of pairs) previous.set(pairKey(dependency.id, challenger.id, goal), verdict)
    found.set(week, report)
  }
  return found
})()
