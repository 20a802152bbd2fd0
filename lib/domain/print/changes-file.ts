import { z } from 'zod'
import { type Change, changes, changeText } from '@/lib/domain/changes'
import type { Report } from '@/lib/domain/report'
import { Week } from '@/lib/domain/week'

export const papers = ['a4', 'letter'] as const
export type Paper = (typeof papers)[number]

const status = z.enum(['JUSTIFIED', 'PROMISING', 'NOT_READY', 'INSUFFICIENT', 'HYPE', 'STAY']).nullable()

/**
 * What a printed week says beyond its own content: the paper it is set for, and what changed since the signed week before. It travels inside the
 * PDF, so that the same pages can be set again from what the file carries, and from nothing else.
 */
export const ChangesFile = z.strictObject({
  format: z.literal('switchboard.changes/1'),
  paper: z.enum(papers),
  /** The signed week before; null on the first one. */
  since: Week.nullable(),
  changes: z.array(z.strictObject({ dependencyId: z.string(), name: z.string(), before: status, after: status, text: z.string() })),
})
export type ChangesFile = z.infer<typeof ChangesFile>

/** Compares a report with the signed one before it, for a page of one size. */
export function changesFile(before: Report | null, after: Report, paper: Paper = 'a4'): ChangesFile {
  const lines = changes(before, after).map((change: Change) => ({
    ...{ dependencyId: change.dependencyId, name: change.name, before: change.before, after: change.after },
    text: `${changeText(change)}.`,
  }))
  return { format: 'switchboard.changes/1', paper, since: before?.week ?? null, changes: lines }
}

/** The names under which a PDF carries what it was set from. */
export const attachmentNames = (week: string) => ({ week: `switchboard-${week}.json`, changes: 'switchboard-changes.json' })

/** Whether a report is the frozen content of a signed week; weeks of format 1 had signatures, but no seal yet. */
export const isFrozen = ({ seal, format, signOffs }: Pick<Report, 'seal' | 'format' | 'signOffs'>): boolean =>
  seal !== undefined || (format === 'switchboard.week/1' && signOffs.length > 0)
