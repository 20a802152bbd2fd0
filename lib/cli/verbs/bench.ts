import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { BenchRow } from '@/lib/cli/bench/row'
import type { Verb } from '@/lib/cli/verb'
import { Stop } from '@/lib/stop'

const usage = `Usage: npm run bench [NAME ...]

Measures the named benches, or all of them, and prints a table: figure, reference measured in the same run, ratio, goal.
A goal that is missed does not fail anything.`

const folder = path.join(import.meta.dirname, '../bench')
const heads = ['figure', 'ours', 'reference', '', 'ratio', 'goal']

async function benchNames(): Promise<string[]> {
  const files = await readdir(folder)
  const names = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => path.basename(file, '.ts'))
  return names.filter((name) => name !== 'row').sort()
}

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })

function cells({ figure, ours, unit, reference, referenceName, ratio, goal }: BenchRow): string[] {
  const measured = (value: number | null) => (value === null ? 'n/a' : `${number.format(value)} ${unit}`)
  return [figure, measured(ours), measured(reference), referenceName, ratio === null ? 'n/a' : number.format(ratio), goal]
}

function table(rows: string[][]): string {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const numeric = (column: number) => column === 1 || column === 2 || column === 4
  const line = (row: string[]) =>
    row.map((cell, column) => (numeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

export const verb: Verb = {
  summary: 'measures speed and size against references of the same run',
  usage,
  async run(args) {
    const names = await benchNames()
    const unknown = args.filter((name) => !names.includes(name))
    if (unknown.length > 0) throw new Stop(`There is no bench "${unknown.join(', ')}": use one of ${names.join(', ')}.`, 2)
    const rows: BenchRow[] = []
    for (const name of args.length > 0 ? args : names) {
      console.error(`Measuring ${name} …`)
      const { bench }: { bench(): Promise<BenchRow[]> } = await import(`../bench/${name}`)
      rows.push(...(await bench()))
    }
    console.log(table([heads, ...rows.map(cells)]))
    return 0
  },
}
