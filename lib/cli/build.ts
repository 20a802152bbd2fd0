import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '@/lib/cli/root'
import { Stop } from '@/lib/stop'

const folders = ['app', 'components', 'lib', 'prisma', 'public']
const files = [
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const left = /(\.test\.tsx?|\.md)$|^prisma\/generated\//

export const next = path.join(root, 'node_modules/next/dist/bin/next')

async function sources(): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
      return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    }),
  )
  return [...files, ...found.flat().map((file) => file.replaceAll('\\', '/'))].filter((file) => !left.test(file)).sort()
}

/** Changes with everything the build reads: content decides, since git sets new times on old files. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await sources()) hash.update(`${file}\0`).update(await readFile(path.join(root, file)))
  return hash.digest('hex')
}

const buildId = () => readFile(path.join(root, '.next/BUILD_ID'), 'utf8').catch(() => '')

export type BuildOptions = { env?: NodeJS.ProcessEnv; signal?: AbortSignal; log?(line: string): void }

/** Makes the production build unless the present one was made from the same sources. */
export async function buildIfNeeded({ env = process.env, signal, log }: BuildOptions): Promise<void> {
  const record = path.join(root, '.next/made-from')
  const sources = await fingerprint()
  const present = await buildId()
  if (present && (await readFile(record, 'utf8').catch(() => '')) === `${sources} ${present}`) return
  log?.('Building …')
  await rm(record, { force: true })
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = await once(child, 'close', { signal })
  if (code !== 0) {
    console.error(output)
    throw new Stop('The production build failed (reason above): correct it, then start again.')
  }
  await writeFile(record, `${sources} ${await buildId()}`)
}
