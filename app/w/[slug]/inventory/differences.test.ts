import { describe, expect, it } from 'vitest'
import { differences } from './differences'

describe('the differences between what is stored and what was typed', () => {
  it('leave out what says the same in another form', () => {
    const stored = { id: 'a', version: 4, name: 'Luma', country: null, roles: ['cloud'], regions: ['eu', 'us'], costGoal: true, mid: 0.1 }
    const typed = { version: '3', name: 'Luma', country: '', 'roles.1': 'cloud', regions: 'eu; us', costGoal: 'on', mid: '0.1' }
    expect(differences(stored, typed, {})).toEqual([])
  })

  it('are told by label, with the names of what ids stand for', () => {
    const stored = { vendorId: 'luma', switchingCost: { low: 1, mode: 2, high: 3 }, tasks: ['t2v'], archivedAt: null }
    const typed = { vendorId: 'google', 'switchingCost.low': '1', 'switchingCost.mode': '2', 'switchingCost.high': '9' }
    expect(differences(stored, typed, { luma: 'Luma', google: 'Google' })).toEqual([
      { label: 'Vendor', stored: 'Luma', typed: 'Google' },
      { label: 'Switching cost', stored: 'lowest 1, likely 2, highest 3', typed: 'lowest 1, likely 2, highest 9' },
      { label: 'Tasks', stored: 't2v', typed: '' },
    ])
  })

  it('compare rows of a list one by one', () => {
    const stored = { sources: [{ title: 'Docs', url: null, locator: null, readOn: null }] }
    expect(differences(stored, { 'sources.0.title': 'Docs', 'sources.0.url': '' }, {})).toEqual([])
    expect(differences(stored, { 'sources.0.title': 'Docs', 'sources.2.title': 'Prices' }, {})).toEqual([
      { label: 'Sources', stored: '', typed: 'title Prices' },
    ])
  })

  it('do not depend on the order in which the database keeps a nested value', () => {
    const stored = { sources: [{ url: 'https://a.example', title: 'Docs' }], switchingCost: { low: 1, high: 3, mode: 2 } }
    const typed = { 'sources.0.title': 'Docs', 'sources.0.url': 'https://a.example' }
    const range = { 'switchingCost.low': '1', 'switchingCost.mode': '2', 'switchingCost.high': '3' }
    expect(differences(stored, { ...typed, ...range }, {})).toEqual([])
  })
})
