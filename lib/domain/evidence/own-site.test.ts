import { describe, expect, it } from 'vitest'
import { isOthersSite, isOwnSite } from './own-site'

describe('whose page it is', () => {
  it.each([
    ['https://docs.fal.ai/models', 'https://fal.ai', true],
    ['https://fal.ai/pricing', 'https://www.fal.ai/about', true],
    ['https://learn.microsoft.com/azure', 'https://azure.microsoft.com', true],
    ['https://www.example.co.uk/a', 'https://api.example.co.uk', true],
    ['https://other.co.uk', 'https://example.co.uk', false],
    ['https://notfal.ai', 'https://fal.ai', false],
    ['https://fal.ai.evil.com', 'https://fal.ai', false],
    ['https://github.com/openai/openai-python', 'https://openai.com', false],
    ['https://github.com/KandinskyLab/kandinsky-5', 'https://github.com/kandinskylab', true],
    ['https://github.com/somebody/kandinsky-5', 'https://github.com/kandinskylab', false],
    ['https://stranger.github.io', 'https://kandinsky.github.io', false],
    ['not an address', 'https://fal.ai', false],
    [null, 'https://fal.ai', false],
    ['https://fal.ai', null, false],
  ])('%s beside %s: %s', (page, website, own) => {
    expect(isOwnSite(page, website)).toBe(own)
  })
})

describe('a page of somebody else', () => {
  const vendor = { name: 'MiniMax', website: 'https://www.minimax.io' }

  it.each([
    ['https://news.example/minimax-h3', true],
    ['https://platform.minimax.io/docs', false],
    ['https://www.minimaxi.com/news', false],
    ['https://github.com/MiniMax-AI/H3', false],
    ['https://github.com/somebody/skills', false],
    ['https://somebody.github.io/minimax', false],
    [null, false],
  ])('is told from its host: %s, %s', (page, others) => expect(isOthersSite(page, vendor)).toBe(others))

  it('is not told where the vendor has no website on record', () => {
    expect(isOthersSite('https://news.example/a', { ...vendor, website: null })).toBe(false)
  })
})
