import { describe, expect, it } from 'vitest'
import { namesIn, namesOfSides, promptsNaming } from './telling-names'

const side = (name: string, modelVersion: string, vendorName: string, over: object = {}) => ({
  model: { name, modelVersion, vendorName, aliases: [], apiModelIds: [] },
  ...{ providerName: null, apiModelId: null },
  ...over,
})
const names = namesOfSides([
  side('Kling', '3.0', 'Kuaishou', { providerName: 'fal' }),
  side('Veo', '3.1', 'Google', { providerName: 'Google Cloud', apiModelId: 'veo-3.1-generate-001' }),
  side('Gen-4.5', '', 'Runway AI'),
])

describe('names of a side in a prompt', () => {
  it.each([
    ['as it is called', 'A city in the look of Kling', ['Kling']],
    ['with its version, written in another way', 'like KLING-3.0, wide shot', ['Kling 3.0']],
    ['its API id', 'veo 3.1 generate 001: a fox', ['veo-3.1-generate-001']],
    ['who makes it', 'A Google logo on a mug', ['Google']],
    ['who makes it, without what stands beside the name', 'A runway at night', ['runway']],
    ['who serves it', 'made with fal', ['fal']],
    ['both sides', 'Veo against Kling', ['Kling', 'Veo']],
    ['in the middle of another word', 'Klingons over Veolia, falling', []],
    ['nothing', 'A fox on the snow', []],
  ])('%s', (_, text, found) => {
    expect(namesIn(text, names)).toEqual(found)
  })

  it('are found in scripts that write no spaces, and ordinary short words are no names', () => {
    const maker = namesOfSides([side('V', '2', '可灵 Maker', { providerName: 'HP' })])
    expect(namesIn('用可灵拍摄的城市', maker)).toEqual(['可灵'])
    expect(namesIn('V 2 by HP', maker)).toEqual([])
  })

  it('are told with the number of their prompt', () => {
    const prompts = [
      { id: 'a', text: 'A fox' },
      { id: 'b', text: 'A fox by Google' },
    ]
    expect(promptsNaming(prompts, names)).toEqual([{ id: 'b', number: 2, text: 'A fox by Google', names: ['Google'] }])
  })
})
