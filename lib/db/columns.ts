import 'server-only'
import { fromDay, toDay } from '@/lib/domain/day'
import { Prisma } from '@/prisma/generated/client'

const dayColumn = /(?:On|By|asOf)$/
const nullableJson = new Set(['costPerFinishedSecond', 'switchingCost'])

type NullableJson = 'costPerFinishedSecond' | 'switchingCost'
type Columns<Noun> = { [Name in keyof Noun]: Name extends NullableJson ? Prisma.InputJsonValue | typeof Prisma.DbNull : Noun[Name] }

/** What a noun of the domain becomes on its way into the database: days become UTC midnights, an absent JSON value becomes SQL null. */
export function toColumns<Noun extends Record<string, unknown>>(noun: Noun) {
  const columns = Object.entries(noun).map(([name, value]) => {
    if (typeof value === 'string' && dayColumn.test(name)) return [name, fromDay(value)]
    if (value === null && nullableJson.has(name)) return [name, Prisma.DbNull]
    return [name, value]
  })
  return Object.fromEntries(columns) as Columns<Noun>
}

/** The way back: UTC midnights become days, decimals become numbers. Select no timestamps: they would lose their time. */
export function toNoun<Noun>(row: unknown): Noun {
  if (row instanceof Date) return toDay(row) as Noun
  if (Prisma.Decimal.isDecimal(row)) return Number(row) as Noun
  if (Array.isArray(row)) return row.map((entry) => toNoun(entry)) as Noun
  if (row !== null && typeof row === 'object')
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toNoun(value)])) as Noun
  return row as Noun
}
