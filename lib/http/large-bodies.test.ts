import { expect, it } from 'vitest'
import { config } from '@/proxy'

const matchers = config.matcher.map((pattern) => new RegExp(`^${pattern}$`))
const passesProxy = (path: string) => matchers.some((pattern) => pattern.test(path))

it.each([
  '/w/studio/import/files',
  '/w/studio/readiness/measurements/files',
  '/w/studio/trials/t1/clips/c1',
  '/api/v1/workspaces/studio/jobs',
])('bodies sent to %s go past the proxy, which would cut them at 10 MB without a word', (path) => {
  expect(passesProxy(path)).toBe(false)
})

it.each(['/w/studio/import', '/w/studio/readiness/measurements', '/w/studio/trials/t1', '/sign-in', '/share/x'])(
  'the page %s gets its security headers from the proxy',
  (path) => {
    expect(passesProxy(path)).toBe(true)
  },
)
