import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const program = path.join(import.meta.dirname, 'switchboard.mjs')

const run = (args: string[], options: { env?: NodeJS.ProcessEnv } = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, args, { encoding: 'utf8', ...options })

describe('the program', () => {
  test('without a verb lists the verbs, each with what it does', () => {
    const { stdout, stderr, status } = run([program])
    expect(stdout).toMatch(/^ {2}start +starts the server/m)
    expect(stdout).toMatch(/^ {2}migrate +applies/m)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  test('explains a verb', () => {
    const { stdout, status } = run([program, 'migrate', '--help'])
    expect(stdout).toMatch(/^Usage: switchboard migrate/)
    expect(status).toBe(0)
  })

  test('refuses an unknown verb with the list of those there are', () => {
    const { stdout, stderr, status } = run([program, 'strat'])
    expect(stderr).toMatch(/^There is no verb "strat": use one of .*start.*\.\n$/)
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  })

  test('refuses arguments that a verb does not know', () => {
    const { stdout, stderr, status } = run([program, 'migrate', 'deploy', 'now'])
    expect(stderr).toMatch(/^Usage: switchboard migrate/)
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  })
})

describe('on a bare clone', () => {
  let clone: string

  beforeAll(async () => {
    clone = await mkdtemp(path.join(tmpdir(), 'switchboard-clone-'))
    await mkdir(path.join(clone, 'lib/cli'), { recursive: true })
    for (const file of ['switchboard.mjs', 'launch.mjs']) await cp(path.join(import.meta.dirname, file), path.join(clone, 'lib/cli', file))
    const packages = { '': {}, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-x' } }
    await writeFile(path.join(clone, 'package-lock.json'), JSON.stringify({ packages }))
    await mkdir(path.join(clone, 'npm'))
    const npm = `console.log('npm', process.argv.slice(2).join(' ')); process.exit(1)`
    await writeFile(path.join(clone, 'npm/npm-cli.js'), npm)
  })

  afterAll(() => rm(clone, { recursive: true, force: true }))

  const start = (flags: string[] = []) =>
    run([...flags, path.join(clone, 'lib/cli/switchboard.mjs'), 'start'], {
      env: { ...process.env, npm_execpath: path.join(clone, 'npm/npm-cli.js') },
    })

  test('a Node that is too old gets one sentence that says what to do, and nothing is installed', () => {
    const pretend = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } })`
    const { stdout, stderr, status } = start(['--import', pretend])
    expect(stderr).toBe(
      'Switchboard needs Node.js 20.19 or newer and this is 20.18.3: install a newer one from https://nodejs.org or your package manager, then run the same command again.\n',
    )
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
  })

  test('the dependencies are installed without running their scripts; a failure is one sentence and stdout stays empty', () => {
    const { stdout, stderr, status } = start()
    expect(stderr).toContain('npm ci --ignore-scripts')
    expect(stderr).toMatch(/The dependencies could not be installed .* then run the same command again\.\n$/)
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
  })

  test('a package of another version than the lock file names is installed anew', async () => {
    const installed = { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-y' } }
    await mkdir(path.join(clone, 'node_modules'), { recursive: true })
    await writeFile(path.join(clone, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
    expect(start().stderr).toContain('npm ci')
  })
})
