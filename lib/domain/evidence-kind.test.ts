import { expect, test } from 'vitest'
import { evaluatorKinds } from './claim'
import { evidenceFace, evidenceKinds, evidenceMix } from './evidence-kind'
import { statuses, statusFace } from './status'

test('every kind of evaluator and the own trial has a mark', () => {
  expect(evidenceKinds.map((face) => face.id).sort()).toEqual([...evaluatorKinds.map((kind) => kind.id), 'own_trial'].sort())
  for (const kind of evaluatorKinds) expect(evidenceFace(kind.id).label).toBe(kind.label)
})

test('interested and unknown evaluators can never establish a case', () => {
  const interested = evidenceKinds.filter((face) => !face.independent).map((face) => face.id)
  expect(interested.sort()).toEqual(['collaborative', 'unknown', 'vendor'])
})

test('a mix counts vendors, their partners and unknown evaluators as one voice of interest, and shows zeros', () => {
  const mix = evidenceMix({ vendor: 2, collaborative: 1, unknown: 1, independent: 3 })
  expect(mix.map((share) => [share.id, share.count])).toEqual([
    ['interested', 4],
    ['community', 0],
    ['independent', 3],
    ['peer_reviewed', 0],
    ['own_trial', 0],
  ])
})

test('only a justified switch and hype carry a hue, and no two statuses share a glyph', () => {
  expect(statuses.filter((face) => face.tone !== 'open').map((face) => face.id)).toEqual(['JUSTIFIED', 'HYPE'])
  expect(new Set(statuses.map((face) => face.glyph)).size).toBe(statuses.length)
  expect(statusFace('HYPE').label).toBe('Hype')
})
