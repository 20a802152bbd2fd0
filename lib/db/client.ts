import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

const columns = Object.entries(Prisma).flatMap(([name, table]) => (name.endsWith('ScalarFieldEnum') ? [name, ...Object.keys(table)] : []))
const kept = globalThis as unknown as { switchboardClients?: Map<string, PrismaClient> }

/** The one place that makes a Prisma client: one per database, made on first use so that a build needs no database. */
export function client(url: string = process.env.DATABASE_URL ?? ''): PrismaClient {
  if (!url) throw new Error('DATABASE_URL is not set. Start the server with `npm start`, which sets it.')
  kept.switchboardClients ??= new Map()
  // A development server outlives migrations; a client made before one does not know its tables and columns.
  const key = `${url} ${columns}`
  const known = kept.switchboardClients.get(key)
  if (known) return known
  const made = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) })
  kept.switchboardClients.set(key, made)
  return made
}
