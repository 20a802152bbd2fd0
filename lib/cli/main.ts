import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const folder = path.join(import.meta.dirname, 'verbs')

async function verbNames(): Promise<string[]> {
  const files = await readdir(folder)
  return files
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => path.basename(file, '.ts'))
    .sort()
}

async function load(name: string): Promise<Verb> {
  const file: { verb: Verb } = await import(`./verbs/${name}`)
  return file.verb
}

async function overview(names: string[]): Promise<string> {
  const width = Math.max(...names.map((name) => name.length))
  const lines = await Promise.all(names.map(async (name) => `  ${name.padEnd(width)}  ${(await load(name)).summary}`))
  return ['Usage: npm run -s switchboard -- VERB [arguments]', '', ...lines, '', 'VERB --help says more about one of them.'].join('\n')
}

async function main([name, ...args]: string[]): Promise<number> {
  const names = await verbNames()
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await overview(names))
    return 0
  }
  if (!names.includes(name)) throw new Stop(`There is no verb "${name}": use one of ${names.join(', ')}.`, 2)
  const verb = await load(name)
  if (args.includes('--help') || args.includes('-h')) {
    console.log(verb.usage)
    return 0
  }
  return verb.run(args)
}

function explain(error: unknown): number {
  if (!(error instanceof Stop)) {
    console.error(error)
    return 1
  }
  console.error(error.message)
  return error.exitCode
}

// The launcher holds the other end: when it dies, so does this program, in good order.
process.channel?.unref()
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

const code = await main(process.argv.slice(2)).catch(explain)
// A pipe takes its data asynchronously; leaving before it has would cut a long result short.
process.stdout.write('', () => process.exit(code))
