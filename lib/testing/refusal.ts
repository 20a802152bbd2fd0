import { problem } from '@/lib/http/problem'

/** What somebody is told when their work is refused; null when it is done. */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => problem(error),
  )
