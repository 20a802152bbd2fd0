import 'server-only'
import { client } from '@/lib/db/client'

const keptDays = 180

/** Every night: forgets deliveries that were settled half a year ago. */
export async function pruneDeliveries(): Promise<void> {
  const before = new Date(Date.now() - keptDays * 86_400_000)
  await client().delivery.deleteMany({ where: { state: { in: ['sent', 'failed', 'dropped'] }, createdAt: { lt: before } } })
}
