import { describe, expect, test } from 'vitest'
import { CommentBody, textParts } from './comment'

const links = (text: string) => textParts(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []))

describe('the text of a comment', () => {
  test('loses nothing when it is cut into words and addresses', () => {
    for (const text of ['', 'no link', 'a https://a.example/x, b\nhttp://b.example', '<b>https://c.example</b>', 'https://'])
      expect(
        textParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
  })

  test('links http and https addresses, without the punctuation behind them', () => {
    expect(links('See https://a.example/x?y=1#z. And (http://b.example/w_(c)), too')).toEqual([
      'https://a.example/x?y=1#z',
      'http://b.example/w_(c)',
    ])
  })

  test('never links what could run or read', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.example mailto:a@b.example')).toEqual([])
  })

  test('ends an address before quotes and angle brackets', () => {
    expect(links('<a href="https://a.example/x">y</a>')).toEqual(['https://a.example/x'])
  })

  test('is trimmed, and refused when it is empty, too long or holds a null character', () => {
    expect(CommentBody.parse('  a\r\nb ')).toBe('a\nb')
    for (const text of ['', ' \n ', 'x'.repeat(4001), 'a\0b']) expect(CommentBody.safeParse(text).success).toBe(false)
  })
})
