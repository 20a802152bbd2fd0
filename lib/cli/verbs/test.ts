import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { findBrowser, noBrowser } from '@/e2e/browser'
import { buildIfNeeded, next } from '@/lib/cli/build'
import { root } from '@/lib/cli/root'
import { program, type StepOptions, step } from '@/lib/cli/step'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: npm test

Runs everything that has to hold: formatter, linter, types, unit and service tests, production build, journeys in a
browser. Prints one line per step and stops at the first that fails. The last line counts the tests.`

const results = path.join(root, 'e2e/.results')
const modules = (file: string) => path.join(root, 'node_modules', file)

/** Settings of the person's own server have no business in a test. */
const ownSettings =
  /^(DATABASE_URL|DATA_DIR|PORT|HOST|BASE_URL|NODE_ENV|NODE_OPTIONS|PG[A-Z]+|NEXTAUTH_.*|AUTH_.*|E2E_.*|SWITCHBOARD_.*|FORCE_COLOR)$/

function testEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ownSettings.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1', CI: '1', NO_COLOR: '1' }
}

async function requireBrowser(options: StepOptions): Promise<void> {
  if (findBrowser()) return
  const aptGet = '/usr/bin/apt-get'
  const mayInstall = process.getuid?.() === 0 && existsSync(aptGet)
  if (process.env.CHROMIUM_PATH || !mayInstall) throw new Stop(noBrowser)
  console.error('none found; installing Chromium with apt-get …')
  const env = { ...options.env, DEBIAN_FRONTEND: 'noninteractive' }
  await program(aptGet, ['update', '-q'], { ...options, env })
  await program(aptGet, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { ...options, env })
  if (!findBrowser()) throw new Stop(noBrowser)
}

type Counts = { passed: number; failed: number }

const UnitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const JourneyReport = z.object({ stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }) })

async function report<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path.join(results, file), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}

/** Sums what the two runners wrote; a runner that did not come to its turn counts nothing. */
async function countTests(): Promise<Counts> {
  const unit = await report('unit.json', UnitReport)
  const journeys = (await report('journeys.json', JourneyReport))?.stats
  return {
    passed: (unit?.numPassedTests ?? 0) + (journeys?.expected ?? 0) + (journeys?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (journeys?.unexpected ?? 0),
  }
}

async function everything(signal: AbortSignal): Promise<void> {
  const options = { env: testEnvironment(), signal }
  const node = (script: string, ...args: string[]) => program(process.execPath, [script, ...args], options)
  await step('browser', () => requireBrowser(options))
  await step('format, lint, boundaries', () => node(modules('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'))
  await step('database client', () => node(modules('prisma/build/index.js'), 'generate', '--config', 'prisma/config.ts'))
  await step('route types', () => node(next, 'typegen'))
  await step('types', () => node(modules('typescript/bin/tsc'), '--noEmit'))
  await step('unit and service tests', () =>
    node(
      modules('vitest/vitest.mjs'),
      ...['run', '--config', 'lib/testing/vitest.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(results, 'unit.json')}`],
    ),
  )
  await step('production build', () => buildIfNeeded(options))
  await step('journeys in a browser', () => node(modules('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'))
}

export const verb: Verb = {
  summary: 'runs every check and test',
  usage,
  async run(args) {
    if (args.length > 0) throw new Stop(usage, 2)
    const interruption = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort())
    await rm(results, { recursive: true, force: true })
    await mkdir(results, { recursive: true })
    const failure: unknown = await everything(interruption.signal).catch((error: unknown) => error)
    if (failure) console.error(failure instanceof Stop ? failure.message : failure)
    const { passed, failed } = await countTests()
    console.log(`${passed} passed, ${failed} failed`)
    return failure ? 1 : 0
  },
}
