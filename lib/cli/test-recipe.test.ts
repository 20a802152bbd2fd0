import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { program, step } from '@/lib/cli/step'
import { countTests } from '@/lib/cli/test-counts'
import { testEnvironment } from '@/lib/cli/test-environment'

test('the settings of a running server do not reach the tests; everything else does', () => {
  const own = {
    DATABASE_URL: 'postgresql://own',
    DATA_DIR: '/own',
    PORT: '1',
    PGHOST: 'own',
    NEXTAUTH_URL: 'own',
    NODE_ENV: 'production',
  } as const
  const result = testEnvironment({ ...own, PATH: '/bin', CHROMIUM_PATH: '/chromium' })
  expect(result).toMatchObject({ PATH: '/bin', CHROMIUM_PATH: '/chromium', NODE_ENV: 'test' })
  expect(Object.values(result)).not.toContain('own')
  for (const name of ['DATABASE_URL', 'DATA_DIR', 'PORT', 'PGHOST', 'NEXTAUTH_URL']) expect(result).not.toHaveProperty(name)
})

describe('the count', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'switchboard-counts-'))
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('sums both runners', async () => {
    await writeFile(path.join(folder, 'unit.json'), JSON.stringify({ numPassedTests: 40, numFailedTests: 1 }))
    await writeFile(path.join(folder, 'journeys.json'), JSON.stringify({ stats: { expected: 5, flaky: 1, unexpected: 2 } }))
    expect(await countTests(folder)).toEqual({ passed: 46, failed: 3 })
  })

  test('of a run that stopped before the journeys is that of the other runner', async () => {
    await writeFile(path.join(folder, 'unit.json'), JSON.stringify({ numPassedTests: 40, numFailedTests: 1 }))
    expect(await countTests(folder)).toEqual({ passed: 40, failed: 1 })
  })
})

describe('a step', () => {
  const node = (script: string, signal = new AbortController().signal) =>
    program(process.execPath, ['-e', script], { env: process.env, signal })

  test('that fails ends the recipe with everything the program printed', async () => {
    await step('fine', () => node(''))
    const broken = step('broken', () => node(`console.log('what'); console.error('why'); process.exit(3)`))
    const failure = await broken.catch((error: unknown) => String(error))
    expect(failure).toContain('what')
    expect(failure).toContain('why')
  })

  test('that is interrupted ends the program it runs', async () => {
    const interruption = new AbortController()
    const running = node('setInterval(() => {}, 1000)', interruption.signal)
    interruption.abort()
    await expect(running).rejects.toThrow('Interrupted.')
  })
})
