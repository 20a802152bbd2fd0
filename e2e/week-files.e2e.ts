import { createHash } from 'node:crypto'
import { inOneLine, readPdf } from '@/lib/testing/pdf-reader'
import { expect, test } from './fixtures'

const week = '2026-W47'

test('a signed week is read on one page made for printing, and taken along on either paper and as a table', async ({
  page,
  demo,
  signIn,
  checkAccess,
}) => {
  await signIn('viewer')
  const files = `/w/${demo.slug}/reviews/${week}`
  await page.goto(`${files}/print`)
  await expect(page.getByRole('heading', { level: 1, name: demo.name })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(1)
  await expect(page.getByRole('table', { name: 'All dependencies' }).getByRole('row')).toHaveCount(13)
  await checkAccess()

  const json = await (await page.request.get(`${files}/json`)).body()
  const hash = createHash('sha256').update(json).digest('hex')
  await expect(page.getByText(hash)).toBeVisible()

  const onLetter = await page.request.get(`${files}/pdf?paper=letter`)
  expect(onLetter.headers()['content-disposition']).toBe(`inline; filename="${demo.slug}-${week}-letter.pdf"`)
  const letter = readPdf(await onLetter.body())
  expect(inOneLine(letter.pages[0] ?? '')).toContain(hash)
  const refused = await page.request.get(`${files}/pdf?paper=a5`)
  expect(refused.status()).toBe(422)
  expect((await refused.json()).detail).toContain('Choose a4 or letter.')

  const table = await page.request.get(`${files}/csv`)
  expect(table.headers()['content-disposition']).toBe(`attachment; filename="${demo.slug}-${week}.csv"`)
  const [head = '', ...rows] = (await table.text()).trim().split('\r\n')
  expect(head).toMatch(/^week,edition,as_of,dependency_id,.*,week_sha256$/)
  expect(rows.length).toBeGreaterThan(12)
  for (const row of rows) expect(row.endsWith(`,${hash}`)).toBe(true)
})
