import 'server-only'
import { z } from 'zod'
import { deliver as deliverOne } from '@/lib/services/notify-send'
import { jobContext } from './in-workspace'

export const DeliverPayload = z.object({ workspaceId: z.string(), id: z.string() })

/** Sends one delivery. Whether and when it is tried again stands in its row, so a failed attempt does not fail the job. */
export async function deliver(payload: unknown): Promise<void> {
  const { workspaceId, id } = DeliverPayload.parse(payload)
  const ctx = await jobContext(workspaceId)
  if (ctx) await deliverOne(ctx, id)
}
