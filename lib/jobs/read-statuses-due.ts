import 'server-only'
import type { JobHelpers } from 'graphile-worker'
import { client } from '@/lib/db/client'
import { dueToRead } from '@/lib/services/status-pages'

const mostAtOnce = 200

/** The status pages of all workspaces that are due, or that a process left behind, longest due first. */
export const dueStatusPages = (now: Date) =>
  client().statusPage.findMany({
    where: dueToRead(now),
    orderBy: [{ nextReadAt: 'asc' }, { workspaceId: 'asc' }, { vendorId: 'asc' }],
    take: mostAtOnce,
    select: { workspaceId: true, vendorId: true },
  })

/** Every minute: makes a job of every status page that is due. Whether it is still due is asked again when the job runs. */
export async function readStatusesDue(_payload: unknown, { addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> {
  for (const { workspaceId, vendorId } of await dueStatusPages(new Date()))
    await addJob('read_status', { workspaceId, vendorId }, { jobKey: `read_status ${workspaceId} ${vendorId}`, maxAttempts: 1 })
}
