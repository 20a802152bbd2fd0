import { expect, it } from 'vitest'
import { isAddressAt } from './vendor-tie'

it.each([
  ['ana@kling.example', 'https://www.kling.example/video', true],
  ['ana@labs.kling.example', 'https://kling.example', true],
  ['ANA@KLING.EXAMPLE', 'https://kling.example', true],
  ['ana@notkling.example', 'https://kling.example', false],
  ['ana@kling.example.org', 'https://kling.example', false],
  ['ana@example', 'https://kling.example', false],
  [null, 'https://kling.example', false],
  ['ana@kling.example', null, false],
  ['ana@kling.example', 'no address', false],
])('%s at %s: %s', (email, website, tied) => expect(isAddressAt(email, website)).toBe(tied))
