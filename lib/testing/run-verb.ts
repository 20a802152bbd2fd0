import { vi } from 'vitest'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

/** Runs a verb of the command line and collects what it prints; a Stop counts as its message on stderr and its exit code. */
export async function runVerb(verb: Verb, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = ''
  let stderr = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += text
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text) => {
    stderr += `${text}\n`
  })
  const code = await verb.run(args).catch((error: unknown) => {
    if (!(error instanceof Stop)) throw error
    stderr += `${error.message}\n`
    return error.exitCode
  })
  return { code, stdout, stderr }
}
