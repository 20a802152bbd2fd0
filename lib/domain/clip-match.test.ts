import { describe, expect, it } from 'vitest'
import { contested, matchClip, type SideWords, sideNamed } from './clip-match'

const prompts = [
  { id: 'p1', number: 1, text: 'A red fox runs over fresh snow' },
  { id: 'p2', number: 2, text: 'A glass of water falls from a table' },
  { id: 'p3', number: 3, text: 'A red fox runs over fresh snow at night' },
  { id: 'p7', number: 7, text: 'Two dancers under street lamps' },
]
const words: SideWords = { challenger: ['Kling 3.0', 'kling-3-0--fal'], incumbent: ['Veo 3.1', 'veo-3-1--vertex'] }
const match = (path: string, sides = words) => {
  const { promptId, side } = matchClip(path, prompts, sides)
  return `${promptId} ${side}`
}

describe('a file', () => {
  it.each([
    ['challenger/07.mp4', 'p7 challenger'],
    ['Incumbent/prompt_2.webm', 'p2 incumbent'],
    ['07-b.mp4', 'p7 challenger'],
    ['a/2.mov', 'p2 incumbent'],
    ['clips/Kling 3.0/prompt-07_1080p_24fps.mp4', 'p7 challenger'],
    ['p7_kling-3.0_5s_1920x1080.mp4', 'p7 challenger'],
    ['veo-3.1-2-take3.mp4', 'p2 incumbent'],
    ['challenger/glass-of-water-falls.mp4', 'p2 challenger'],
    ['Prompt 07 – Incümbent.MP4', 'p7 incumbent'],
  ])('%s is for %s', (path, place) => {
    expect(match(path)).toBe(place)
  })

  it.each([
    ['clip.mp4', 'null null', 'The name says no prompt. The name says no side.'],
    ['07.mp4', 'p7 null', 'The name says no side.'],
    ['challenger/clip.mp4', 'null challenger', 'The name says no prompt.'],
    ['a-new-look-07.mp4', 'p7 null', 'The name says no side.'],
    ['challenger-vs-incumbent-07.mp4', 'p7 null', 'The name fits both sides.'],
    ['challenger/2-and-7.mp4', 'null challenger', 'The name fits prompts 2 and 7.'],
    ['challenger/red-fox-runs.mp4', 'null challenger', 'The name fits prompts 1 and 3.'],
    ['7 vitamin-a.mp4', 'p7 null', 'The name says no side.'],
    ['kling v3 07.mp4', 'p7 null', 'The name says no side.'],
  ])('%s is never guessed: %s', (path, place, why) => {
    expect(match(path)).toBe(place)
    expect(matchClip(path, prompts, words).why).toBe(why)
  })

  it('is told apart by the longer of two names that begin alike, and not at all by a name that both sides share', () => {
    const alike: SideWords = { challenger: ['Veo 3.1 Fast', 'Google'], incumbent: ['Veo 3.1', 'Google'] }
    expect(match('veo-3.1-fast-07.mp4', alike)).toBe('p7 challenger')
    expect(match('veo-3.1-07.mp4', alike)).toBe('p7 incumbent')
    expect(match('google-07.mp4', alike)).toBe('p7 null')
  })
})

it('names a side only when one is meant', () => {
  expect(['B', 'incumbent', 'Kling 3.0', 'either', 'a or b', ''].map((text) => sideNamed(text, words))).toEqual([
    'challenger',
    'incumbent',
    'challenger',
    null,
    null,
    null,
  ])
})

it('holds back every file that claims a place twice', () => {
  const file = (name: string, promptId: string | null, side: 'challenger' | null) => ({ name, promptId, side })
  const files = [
    file('x', 'p1', 'challenger'),
    file('y', 'p1', 'challenger'),
    file('z', 'p2', 'challenger'),
    file('v', null, null),
    file('w', null, null),
  ]
  expect(contested(files).map(({ name }) => name)).toEqual(['x', 'y'])
})
