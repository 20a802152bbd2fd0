import { describe, expect, it } from 'vitest'
import { demoWeeks } from '@/lib/testing/demo-weeks'
import { boardChoices, filterBoard, readBoardFilter } from './board-filter'

const entries = demoWeeks.get('2026-W47')?.dependencies ?? []
const choices = boardChoices(entries)
const left = (search: Record<string, string>) => filterBoard(entries, readBoardFilter(search, choices).filter)

describe('the filters of the board', () => {
  it('offer every value on the board with the count of dependencies it leaves', () => {
    for (const [name, values] of Object.entries(choices)) {
      for (const { id, count } of values) expect(left({ [name]: id }).length, `${name} ${id}`).toBe(count)
    }
    expect(choices.basis.map(({ id }) => id).sort()).toEqual(['capability', 'cost', 'forced'])
  })

  it('take values of one filter as alternatives, and hold all filters together', () => {
    const hype = left({ status: 'HYPE' }).length
    const stay = left({ status: 'STAY' }).length
    expect(hype * stay).toBeGreaterThan(0)
    expect(left({ status: 'HYPE,STAY' })).toHaveLength(hype + stay)
    expect(left({ status: 'HYPE', basis: 'forced' })).toHaveLength(0)
  })

  it('find a vendor on either side of a row', () => {
    for (const { incumbent, pairs } of left({ vendor: 'google' })) {
      expect([incumbent, ...pairs.map(({ challenger }) => challenger)].map(({ vendorId }) => vendorId)).toContain('google')
    }
    expect(left({ vendor: 'google' }).length).toBeGreaterThan(0)
  })

  it('name what the board does not have and narrow nothing by it', () => {
    const read = readBoardFilter({ status: 'HYPE,LOUD', vendor: 'nobody-knows', week: '2026-W47' }, choices)
    expect(read.filter).toEqual({ status: ['HYPE'], owner: [], vendor: [], basis: [] })
    expect(read.unknown).toEqual([
      { name: 'status', value: 'LOUD' },
      { name: 'vendor', value: 'nobody-knows' },
    ])
    expect(left({ vendor: 'nobody-knows' })).toHaveLength(entries.length)
  })
})
