import { afterEach, expect, it, vi } from 'vitest'
import { mailSettings } from './env'

afterEach(() => vi.unstubAllEnvs())

const set = (url: string, from: string) => {
  vi.stubEnv('SMTP_URL', url)
  vi.stubEnv('MAIL_FROM', from)
  return mailSettings()
}

it.each([
  ['smtp://mail.example:25', 'sb@example.org', { name: '', address: 'sb@example.org' }],
  ['smtps://u:p%40ss@mail.example', 'Switchboard <sb@example.org>', { name: 'Switchboard', address: 'sb@example.org' }],
  ['smtp://mail.example', '"The board" <sb@example.org>', { name: 'The board', address: 'sb@example.org' }],
])('mail can be sent with SMTP_URL=%s and MAIL_FROM=%s', (url, from, sender) => {
  expect(set(url, from)).toMatchObject({ url: new URL(url), from: sender })
})

it.each([
  ['', '', 'SMTP_URL and MAIL_FROM are not set.'],
  ['smtp://mail.example', '', 'MAIL_FROM is not set.'],
  ['', 'sb@example.org', 'SMTP_URL is not set.'],
  ['https://mail.example', 'sb@example.org', 'SMTP_URL is malformed.'],
  ['mail.example:25', 'sb@example.org', 'SMTP_URL is malformed.'],
  ['smtp://mail.example', 'Switchboard', 'MAIL_FROM is malformed.'],
  ['smtp://mail.example', 'sb@example.org\r\nBcc: x@example.org', 'MAIL_FROM is malformed.'],
  ['smtp://mail.example', 'Bö <sb@example.org>', 'MAIL_FROM is malformed.'],
  ['smtp://mail.example', 'a <b@example.org>, c@example.org', 'MAIL_FROM is malformed.'],
])('mail cannot be sent with SMTP_URL=%j and MAIL_FROM=%j, and the variable is named', (url, from, why) => {
  expect(set(url, from)).toEqual({ url: null, why })
})
