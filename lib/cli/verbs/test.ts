import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { buildIfNeeded, next } from '@/lib/cli/build'
import { root } from '@/lib/cli/root'
import { program, type StepOptions, step } from '@/lib/cli/step'
import { countTests } from '@/lib/cli/test-counts'
import { testEnvironment } from '@/lib/cli/test-environment'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: npm test

Runs everything that has to hold: formatter, linter, types, unit and service tests, production build, journeys in a
browser. Prints one line per step and stops at the first that fails. The last line counts the tests.`

const results = path.join(root, 'e2e/.results')
const modules = (file: string) => path.join(root, 'node_modules', file)

async function requireBrowser(options: StepOptions): Promise<void> {
  // Loaded here only: an installation for production has no test runner.
  const { findBrowser, noBrowser } = await import('@/e2e/browser')
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

async function everything(signal: AbortSignal): Promise<void> {
  const options = { env: testEnvironment(process.env), signal }
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
    const { passed, failed } = await countTests(results)
    console.log(`${passed} passed, ${failed} failed`)
    return failure ? 1 : 0
  },
}
