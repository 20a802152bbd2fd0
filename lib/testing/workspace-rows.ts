import { readFileSync } from 'node:fs'
import path from 'node:path'
import { client } from '@/lib/db/client'

const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')

/** Every model of the schema, and whether it is bound to a workspace. */
export const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
  name,
  bound: /^\s+workspaceId\s+String$/m.test(body),
}))

export const boundTables = models.filter(({ bound }) => bound).map(({ name }) => name)

/** Every row of a workspace, as text: equal before and after means that nothing in it was touched. */
export async function everythingIn(url: string, workspaceId: string): Promise<Record<string, string>> {
  const text = boundTables
    .map(
      (table) =>
        `select '${table}' as "table", coalesce(string_agg(t::text, E'\\n' order by t::text), '') as "rows" from "${table}" t where "workspaceId" = $1`,
    )
    .join(' union all ')
  const rows = await client(url).$queryRawUnsafe<{ table: string; rows: string }[]>(text, workspaceId)
  return Object.fromEntries(rows.map((row) => [row.table, row.rows]))
}
