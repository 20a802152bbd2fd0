export const dynamic = 'force-dynamic'

/** The process runs; says nothing about the database. */
export const GET = () => Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
