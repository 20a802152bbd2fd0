import 'server-only'
import { z } from 'zod'
import { readStatusDue } from '@/lib/services/status-pages'
import { jobContext } from './in-workspace'

const Payload = z.object({ workspaceId: z.string(), vendorId: z.string() })

/** Reads one status page. When it is read again after a failure stands in its row, so a failed reading does not fail the job. */
export async function readStatus(payload: unknown): Promise<void> {
  const { workspaceId, vendorId } = Payload.parse(payload)
  const ctx = await jobContext(workspaceId)
  if (ctx) await readStatusDue(ctx, vendorId)
}
