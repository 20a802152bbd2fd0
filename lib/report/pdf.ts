import 'server-only'
import { createHash } from 'node:crypto'
import { type PrintOptions, printReport } from '@/lib/domain/print/print'
import type { Report } from '@/lib/domain/report'
import { typeset } from './typeset'

/** Documents kept: a few readers of the same weeks, at about a megabyte each. */
const kept = 8

type Documents = Map<string, Promise<Uint8Array<ArrayBuffer>>>

const shelf = globalThis as typeof globalThis & { switchboardDocuments?: Documents }

/**
 * Sets a report as a tagged A4 PDF. The same report gives the same bytes on every machine, in every time zone and on every day. A document
 * that was set lately, or is being set, is handed out again.
 */
export function renderReport(report: Report, options: PrintOptions): Promise<Uint8Array<ArrayBuffer>> {
  shelf.switchboardDocuments ??= new Map()
  const documents = shelf.switchboardDocuments
  const data = JSON.stringify(printReport(report, options))
  const key = createHash('sha256').update(data).digest('hex')
  const document = documents.get(key) ?? typeset(data)
  documents.delete(key)
  documents.set(key, document)
  for (const oldest of [...documents.keys()].slice(0, -kept)) documents.delete(oldest)
  document.catch(() => documents.delete(key))
  return document
}
