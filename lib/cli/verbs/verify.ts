import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pagesCheck } from '@/lib/cli/printed-pages'
import type { Verb } from '@/lib/cli/verb'
import { withCheck } from '@/lib/domain/verify-week-conclude'
import { type Check, type CheckId, cannotProve, checkTitles, readSha256, type Verification } from '@/lib/domain/verify-week-result'
import { verifyTogether, type WeeksVerified } from '@/lib/domain/verify-weeks'
import { type FileVerified, verifyFile } from '@/lib/import/verify-file'
import { Stop } from '@/lib/stop'

const usage = `Usage: switchboard verify FILE... [--sha256 HEX] [--json]

Says of frozen weeks what is intact and which part was altered. Needs no database and no network.

  FILE          the JSON of a signed week, or its PDF; from a PDF, the week inside is checked and its
                pages are set again and compared byte by byte. Several files: also the chain between them
  --sha256 HEX  the hash of the week as you know it from elsewhere
  --json        prints one JSON document instead of text

Exit codes: 0 intact; 1 altered, or another week than the hash says, or a broken chain; 2 not a week,
or a week without a seal and nothing to hold it against, or a PDF whose pages could not be compared.`

type Opened = { file: string; bytes: Uint8Array } & FileVerified

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const exitCodes = { intact: 0, inside: 2, altered: 1, unproven: 2, unreadable: 2 }

export const verb: Verb = {
  summary: 'says of signed weeks what is intact and what was altered',
  usage,
  async run(args) {
    const { files, expected, json } = readArguments(args)
    const opened: Opened[] = []
    for (const file of files) opened.push(await open(file))
    const checked: Verification[] = []
    for (const one of opened) checked.push(await withPages(one, opened))
    const found = verifyTogether(checked, expected)
    process.stdout.write(json ? `${JSON.stringify(asData(found, files), null, 2)}\n` : asText(found, files))
    return exitCodes[found.outcome]
  },
}

function readArguments(args: string[]): { files: string[]; expected: string | undefined; json: boolean } {
  const { values, positionals } = parsedArguments(args)
  if (positionals.length === 0) throw new Stop(`verify needs the name of a file.\n\n${usage}`, 2)
  const expected = values.sha256 === undefined ? undefined : readSha256(values.sha256)
  if (expected === null) throw new Stop(`--sha256 is "${values.sha256?.slice(0, 80)}": give the 64 hexadecimal digits of a SHA-256.`, 2)
  return { files: positionals, expected, json: values.json ?? false }
}

function parsedArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { sha256: { type: 'string' }, json: { type: 'boolean' } } })
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n\n${usage}`, 2)
  }
}

async function open(file: string): Promise<Opened> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new Stop(`There is no file ${path.resolve(file)}: check the path and the folder you are in.`, 2)
    throw new Stop(`${file} cannot be read (${error.code}): name a file that this user may read.`, 2)
  })
  return { file, bytes, ...(await verifyFile(bytes, sha256)) }
}

async function withPages({ bytes, attached, verification }: Opened, all: readonly Opened[]): Promise<Verification> {
  if (attached === null) return verification
  const { week, outcome } = verification
  if (week === null || outcome === 'altered') {
    const text = 'The pages were not compared, because the week inside is not as it was frozen.'
    return withCheck(verification, 'pages', { result: 'unknown', text, details: [] })
  }
  const before = all.find((other) => other.verification.week?.sha256 === week.previousSha256)
  return withCheck(verification, 'pages', await pagesCheck(bytes, attached, before && (before.attached?.week ?? before.bytes)))
}

const marks: Record<Check['result'], string> = { holds: 'holds', fails: 'FAILS', unknown: '  –  ' }

function asText({ headline, files }: WeeksVerified, names: readonly string[]): string {
  const each = files.map((file, index) => [`${names[index]}`, file.headline, ...linesOf(file)].join('\n'))
  const limits = ['What no check of a file can show:', ...cannotProve.map((text) => `- ${text}`)]
  return `${[...(files.length > 1 ? [headline] : []), ...each, limits.join('\n')].join('\n\n')}\n`
}

function linesOf({ checks, week, fileSha256 }: Verification): string[] {
  const width = Math.max(...Object.values(checkTitles).map((title) => title.length))
  const hash = `  ${'SHA-256'.padEnd(width)}         ${week?.sha256 ?? fileSha256}`
  const lines = Object.entries(checkTitles).flatMap(([id, title]) => {
    const check = checks[id as CheckId]
    if (check === undefined) return []
    const more = check.details.map((detail) => `  ${' '.repeat(width)}         ${detail}`)
    return [`  ${title.padEnd(width)}  ${marks[check.result]}  ${check.text}`, ...more]
  })
  return [hash, ...lines]
}

const asData = ({ outcome, headline, files, links }: WeeksVerified, names: readonly string[]) => ({
  ...{ format: 'switchboard.verification/1', outcome, headline },
  files: files.map((file, index) => ({ file: names[index], ...file })),
  ...{ links, cannotProve },
})
