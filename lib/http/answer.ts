import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { Answer } from '@/lib/answer'
import { problem } from './problem'

/** Runs a verb for a screen that is no form: errors arrive as sentences, redirects pass. */
export async function answer<Value>(work: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    unstable_rethrow(error)
    const { code, detail } = problem(error)
    return { ok: false, code, message: detail }
  }
}
