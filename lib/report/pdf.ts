import 'server-only'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { attachmentNames, type ChangesFile } from '@/lib/domain/print/changes-file'
import { type Print, type PrintOptions, printSteps } from '@/lib/domain/print/print'
import { type Report, readReport } from '@/lib/domain/report'
import { canonical, sha256Hex } from '@/lib/domain/seal'
import { fontsDraw } from './glyphs'
import { type Typeset, type TypesetFile, typeset } from './typeset'

/** Documents kept: a few readers of the same weeks, at about a megabyte each. */
const kept = 8

type Documents = Map<string, Promise<Uint8Array<ArrayBuffer>>>

const shelf = globalThis as typeof globalThis & { switchboardDocuments?: Documents }

/**
 * Sets the canonical JSON of a week as a tagged PDF that carries this JSON inside, beside what changed since the week before. The same content and
 * changes give the same bytes on every machine, in every time zone and on every day. A document that was set lately, or is being set, is handed
 * out again.
 */
export function renderWeek(content: string, changes: ChangesFile): Promise<Uint8Array<ArrayBuffer>> {
  shelf.switchboardDocuments ??= new Map()
  const documents = shelf.switchboardDocuments
  const key = createHash('sha256').update(content).update(canonical(changes)).digest('hex')
  const document = documents.get(key) ?? setWeek(content, changes).then(({ bytes }) => bytes)
  documents.delete(key)
  documents.set(key, document)
  for (const oldest of [...documents.keys()].slice(0, -kept)) documents.delete(oldest)
  document.catch(() => documents.delete(key))
  return document
}

/** `renderWeek` without looking whether the document is there already. */
export async function setWeek(content: string, changes: ChangesFile): Promise<Typeset> {
  const report = readReport(content)
  const print = await printed(report, { changes, sha256: sha256Hex(content), drawable: await fontsDraw() })
  const names = attachmentNames(report.week)
  const files: TypesetFile[] = [
    ['data.json', JSON.stringify(print)],
    [names.week, content],
    [names.changes, canonical(changes)],
  ]
  return typeset(files)
}

/** A server answers others between two dependencies. */
async function printed(report: Report, options: PrintOptions): Promise<Print> {
  const steps = printSteps(report, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
