import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '@/lib/cli/root'
import { program, step } from '@/lib/cli/step'
import { countTests } from '@/lib/cli/test-counts'
import { testEnvironment } from '@/lib/cli/test-environment'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const USUAL_CASES = 12_000
/** With fewer, the shares that properties watch are left to chance. */
const FEWEST_CASES = 1000

const usage = `Usage: npm run test:deep [-- CASES]

Checks what the verdict engine guarantees on CASES generated inputs for each guarantee: 12,000 unless told otherwise, at
least 1,000 (npm test checks 2,000). Always the same inputs, so that a failure can be repeated. The last line counts the
tests.`

const files = ['invariants', 'hostile-input'].map((name) => `lib/domain/verdict/${name}`)

function casesWanted([given, ...rest]: string[]): number {
  if (given === undefined) return USUAL_CASES
  const cases = Number(given)
  if (rest.length === 0 && Number.isInteger(cases) && cases >= FEWEST_CASES) return cases
  throw new Stop(`test-deep takes one whole number of cases, at least ${FEWEST_CASES}, not "${[given, ...rest].join(' ')}".\n\n${usage}`, 2)
}

async function everyGuarantee(cases: number, results: string, signal: AbortSignal): Promise<void> {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['run', '--config', 'lib/testing/vitest.config.ts', '--maxWorkers=100%', '--testTimeout=600000', ...files]
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(results, 'unit.json')}`]
  const env = { ...testEnvironment(process.env), PROPERTY_CASES: String(cases) }
  await step(`${cases} cases each`, () => program(process.execPath, [vitest, ...options, ...reports], { env, signal }))
}

export const verb: Verb = {
  summary: 'checks the guarantees of the verdict engine on many more inputs',
  usage,
  async run(args) {
    const cases = casesWanted(args)
    const interruption = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort())
    const results = await mkdtemp(path.join(tmpdir(), 'switchboard-deep-'))
    try {
      const failure: unknown = await everyGuarantee(cases, results, interruption.signal).catch((error: unknown) => error)
      if (failure) console.error(failure instanceof Stop ? failure.message : failure)
      const { passed, failed } = await countTests(results)
      console.log(`${passed} passed, ${failed} failed`)
      return failure ? 1 : 0
    } finally {
      await rm(results, { recursive: true, force: true })
    }
  },
}
