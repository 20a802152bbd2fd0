/** Called once when a server starts; the condition keeps the jobs out of bundles for other runtimes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { workInServer } = await import('@/lib/jobs/in-server')
    workInServer()
  }
}
