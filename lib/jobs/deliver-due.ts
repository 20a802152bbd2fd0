import 'server-only'
import type { JobHelpers } from 'graphile-worker'
import { client } from '@/lib/db/client'
import { takeable } from '@/lib/services/notify-send'

const mostAtOnce = 500

/** The deliveries of all workspaces that are due, or that a process left behind, oldest first. */
export const dueDeliveries = (now: Date) =>
  client().delivery.findMany({
    where: takeable(now),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: mostAtOnce,
    select: { workspaceId: true, id: true },
  })

/** Every minute: makes a job of every delivery that is due. Nothing is lost by a queue that was never woken or a worker that died. */
export async function deliverDue(_payload: unknown, { addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> {
  for (const { workspaceId, id } of await dueDeliveries(new Date()))
    await addJob('deliver', { workspaceId, id }, { jobKey: `deliver ${id}`, maxAttempts: 3 })
}
