import 'server-only'
import type { Context } from '@/lib/context'
import { unfinishedBytes } from '@/lib/storage/upload-parts'

/** The bytes that a workspace keeps for its trials: clips, reference images, and uploads that are not whole yet. */
export async function usedBytes(of: Context): Promise<number> {
  const [clips, pictures, unfinished] = await Promise.all([
    of.db.trialClip.aggregate({ _sum: { bytes: true } }),
    of.db.trialPrompt.aggregate({ _sum: { referenceBytes: true } }),
    unfinishedBytes(of.workspace.id, of.now),
  ])
  return (clips._sum.bytes ?? 0) + (pictures._sum.referenceBytes ?? 0) + unfinished
}
