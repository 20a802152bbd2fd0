import 'server-only'
import { tellDigest } from '@/lib/services/notify-digest'
import { channelContexts } from './in-workspace'

/** Every five minutes: announces the digests whose hour has come. One workspace that fails does not hold up the others. */
export async function weekDigest(now = new Date()): Promise<void> {
  const failed: unknown[] = []
  for (const ctx of await channelContexts(now)) await tellDigest(ctx).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}
