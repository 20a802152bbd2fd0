import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (file) => path.join(root, file)
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** npm records what it installed in node_modules/.package-lock.json, whoever called it. */
function installed() {
  const record = at('node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const present = readJson(record).packages
  return Object.entries(readJson(at('package-lock.json')).packages).every(([name, wanted]) => {
    const found = present[name]
    if (name === '' || (!found && wanted.optional)) return true
    return found?.version === wanted.version && found?.integrity === wanted.integrity
  })
}

function npmCommand() {
  const candidates = [process.env.npm_execpath, path.resolve(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js')]
  const script = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file))
  return script ? { command: process.execPath, first: [script] } : { command: 'npm', first: [], shell: process.platform === 'win32' }
}

function install() {
  console.error('Installing the dependencies …')
  const { command, first, shell } = npmCommand()
  // Install scripts stay off: some would download from elsewhere than the npm registry, and nothing here needs them.
  const args = [...first, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (status !== 0) {
    fail(
      'The dependencies could not be installed (npm ci, reason above): check the connection to the npm registry, the free disk space and that this folder is writable, then run the same command again.',
    )
  }
}

function generateClient() {
  const cli = at('node_modules/prisma/build/index.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate', '--config', 'prisma/config.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(`${stdout}${stderr}`)
    fail('The database client could not be generated from prisma/schema.prisma (reason above): correct the schema, then run again.')
  }
}

function run() {
  // Prisma's adapter makes node-postgres warn about its own next version, which is no news for whoever starts a server.
  const flags = ['--conditions=react-server', '--disable-warning=DeprecationWarning', '--import', import.meta.resolve('tsx')]
  const args = [...flags, at('lib/cli/main.ts'), ...process.argv.slice(2)]
  // The IPC channel tells the program when this process dies, even by kill -9.
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TSX_TSCONFIG_PATH: at('tsconfig.json') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

if (!installed()) install()
const generated = changedAt(at('prisma/generated/client.ts'))
if (generated < changedAt(at('prisma/schema.prisma')) || generated < changedAt(at('node_modules/.package-lock.json'))) generateClient()
run()
