import { readiness } from '@/lib/services/health'

export const dynamic = 'force-dynamic'

/** 200 when the server can do its work, else 503 with what is missing. */
export async function GET() {
  const { ready, checks } = await readiness()
  return Response.json(
    { status: ready ? 'ready' : 'not ready', checks },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
