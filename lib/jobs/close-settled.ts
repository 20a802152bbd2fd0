import 'server-only'
import { closeSettledNow } from '@/lib/services/action-closing'
import { openActionContexts } from './in-workspace'

/** Every hour: closes the actions that evidence has settled. One workspace that fails does not hold up the others. */
export async function closeSettledActions(now = new Date()): Promise<void> {
  const failed: unknown[] = []
  for (const ctx of await openActionContexts(now)) await closeSettledNow(ctx).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}
