import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { aBenchmark, aModel, aVendor, testWorkspace } from '@/lib/testing/factories'
import { suggestSearch } from './claim-suggestion'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
})

test('a search with a typing error is answered with the name that is near, of this workspace only', async () => {
  const ctx = await testWorkspace(url, { role: 'viewer' })
  await aVendor(ctx, { id: 'kuaishou', name: 'Kuaishou' })
  await aModel(ctx, { vendorId: 'kuaishou', name: 'Kling', modelVersion: '3.0' })
  await aBenchmark(ctx, { id: 'vbench', name: 'VBench' })
  expect(await suggestSearch(ctx, 'Kling3')).toBe('Kling 3.0')
  expect(await suggestSearch(ctx, 'Kuaihsou')).toBe('Kuaishou')
  expect(await suggestSearch(ctx, 'vbnech')).toBe('VBench')
  expect(await suggestSearch(ctx, 'nothing like it')).toBeNull()
  expect(await suggestSearch(await testWorkspace(url, { role: 'viewer' }), 'Kling3')).toBeNull()
})
