import 'server-only'
import { client } from '@/lib/db/client'

const keptDays = 400

/** Every night: forgets what status pages said more than 400 days ago. Incidents are kept. */
export async function pruneReadings(): Promise<void> {
  const before = new Date(Date.now() - keptDays * 86_400_000)
  await client().statusReading.deleteMany({ where: { at: { lt: before }, OR: [{ until: null }, { until: { lt: before } }] } })
}
