import type { Context } from '@/lib/context'
import { testDatabase } from './database'
import { testWorkspace } from './factories'

let database: Promise<string> | undefined

async function servedDatabase(): Promise<string> {
  const { url } = await testDatabase()
  process.env.NEXTAUTH_SECRET = 'a secret of more than thirty-two characters'
  process.env.NEXTAUTH_URL = 'http://localhost:3000'
  process.env.DATABASE_URL = url
  return url
}

/** An analyst in a new workspace. The tests of one file share a database, which is also the one that a guest's link and session are looked up in. */
export async function anAnalyst(): Promise<{ url: string; ctx: Context }> {
  database ??= servedDatabase()
  const url = await database
  return { url, ctx: await testWorkspace(url, { role: 'analyst' }) }
}
