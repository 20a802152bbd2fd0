import { describe, expect, it } from 'vitest'
import { headerSets } from '@/lib/testing/header-sets'
import { claimColumnNames, claimColumns } from './claim-columns'
import { guessColumns, plainHeading } from './guess-columns'
import type { ImportTable } from './table'

const tableOf = (columns: readonly string[], ...rows: string[][]): ImportTable => ({
  format: 'CSV',
  columns: [...columns],
  rows: rows.map((cells, at) => ({ place: `line ${at + 2}`, cells })),
})

describe('guessed columns', () => {
  it('are right for at least 95 of 100 headings of 30 real tables', () => {
    expect(headerSets).toHaveLength(30)
    const wrong: string[] = []
    let all = 0
    for (const { from, columns } of headerSets) {
      const guess = guessColumns(
        tableOf(
          columns.map(([heading]) => heading),
          columns.map(([, , cell]) => cell),
        ),
      )
      for (const [at, [heading, means]] of columns.entries()) {
        all += 1
        if (guess.columns[at] !== means) wrong.push(`${from}: ${heading} is ${means}, not ${guess.columns[at]}`)
      }
    }
    expect(1 - wrong.length / all, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('take every canonical column by its own name', () => {
    expect(guessColumns(tableOf(claimColumnNames)).columns).toEqual(claimColumnNames)
  })

  it('give no column of a claim twice', () => {
    const { columns } = guessColumns(tableOf(['Score', 'Total score', 'Average score'], ['1', '2', '3']))
    expect(columns.filter((name) => name === 'value')).toHaveLength(1)
  })

  it('leave out numbers that are none, and take an address under “Source” as one', () => {
    expect(guessColumns(tableOf(['Model', 'Score', 'Source'], ['Veo', 'good', 'https://x.example'])).columns).toEqual([
      'model',
      null,
      'source_url',
    ])
    expect(guessColumns(tableOf(['Model', 'Score', 'Source'], ['Veo', '1', 'A paper'])).columns).toEqual(['model', 'value', 'source_title'])
  })

  it('offer the unit that the heading of the values names, and the cautious reading of what is not said', () => {
    expect(guessColumns(tableOf(['Model', 'Score (%)'], ['Veo', '1'])).constants).toEqual({
      unit: '%',
      evaluator_kind: 'unknown',
      tier: 'relay',
    })
    expect(guessColumns(tableOf(['Model', 'Arena Elo', 'Tier'], ['Veo', '1', 'primary'])).constants).toMatchObject({ unit: 'Elo' })
    expect(guessColumns(tableOf(['id', 'value'], ['a', '1'])).constants).toEqual({})
  })
})

describe('the aliases', () => {
  it('name one column each', () => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const name of claimColumnNames)
      for (const alias of new Set(claimColumns[name].aliases.map(plainHeading))) {
        if (seen.has(alias) && seen.get(alias) !== name) twice.push(`${alias}: ${seen.get(alias)} and ${name}`)
        seen.set(alias, name)
      }
    expect(twice).toEqual([])
  })
})
