import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { inOneLine, readPdf } from '@/lib/testing/pdf-reader'
import { expect, test } from './fixtures'
import { join, smallWorkspace } from './small-workspace'

const hashOf = (page: Page) => page.getByText(/^[0-9a-f]{64}$/)

test('an approver signs the week that was on the screen, and holds files whose hash anybody can check', async ({
  page,
  browser,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  const approver = await signIn(null)
  await join(db, slug, approver.id, 'approver')
  await page.goto(`/w/${slug}/reviews`)
  await page.getByRole('link', { name: /Review and sign/ }).click()
  await expect(page.getByText('Open, not signed')).toBeVisible()
  await expect(page.getByRole('table', { name: /Verdicts of/ }).getByRole('row')).toHaveCount(2)
  await checkAccess()
  const week = /reviews\/(\d{4}-W\d{2})/.exec(page.url())?.[1] ?? ''

  const draft = readPdf(await (await page.request.get(`/w/${slug}/reviews/${week}/pdf`)).body())
  expect(draft.pages[0]).toContain('DRAFT – not signed')

  const outside = await browser.newContext()
  const other = await outside.newPage()
  const viewer = await signIn(null, other)
  await join(db, slug, viewer.id, 'viewer')
  await other.goto(`/w/${slug}/reviews/${week}`)
  await expect(other.getByText('Test stranger may sign this one.')).toBeVisible()
  await expect(other.getByRole('button', { name: /^Sign/ })).toHaveCount(0)

  await db.query(`update "Dependency" set "name" = 'Films for the web' where "workspaceId" = $1`, [slug])
  const form = page.getByRole('form', { name: `Sign ${week}` })
  await form.getByRole('textbox', { name: /^Remark/ }).fill('Agreed on Wednesday.')
  await form.getByRole('button', { name: /^Sign W/ }).click()
  await expect(page.getByRole('alert').first()).toContainText('The evidence changed while you were reading. Nothing was signed.')
  await expect(form.getByRole('textbox', { name: /^Remark/ })).toHaveValue('Agreed on Wednesday.')
  await form.getByRole('button', { name: 'Show the week as it is now' }).click()
  await expect(page.getByRole('link', { name: 'Films for the web' })).toBeVisible()
  await expect(form.getByRole('textbox', { name: /^Remark/ })).toHaveValue('Agreed on Wednesday.')

  await form.getByRole('button', { name: /^Sign W/ }).dblclick()
  const signatures = page.getByRole('table', { name: 'Signatures' })
  await expect(signatures.getByRole('row').nth(1)).toContainText(/Test stranger.*approver.*agrees.*Agreed on Wednesday\./)
  const signed = await db.query(
    'select "sha256", (select count(*) from "SignOff" s where s."workspaceId" = r."workspaceId")::int as signatures from "Review" r where "workspaceId" = $1',
    [slug],
  )
  expect(signed.rows).toEqual([{ sha256: await hashOf(page).nth(1).textContent(), signatures: 1 }])
  await checkAccess()

  const json = await page.request.get(`/w/${slug}/reviews/${week}/json`)
  expect(json.headers()['content-disposition']).toBe(`attachment; filename="${slug}-${week}.json"`)
  const sha256 = createHash('sha256')
    .update(await json.body())
    .digest('hex')
  expect(sha256).toBe(signed.rows[0].sha256)

  const file = await page.request.get(`/w/${slug}/reviews/${week}/pdf`)
  expect(file.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-disposition': `inline; filename="${slug}-${week}.pdf"`,
  })
  const pdf = readPdf(await file.body())
  expect(inOneLine(pdf.pages[0] ?? '')).toContain(sha256)
  expect(inOneLine(pdf.pages[0] ?? '')).toContain('Agreed on Wednesday.')
  expect(pdf.text).toContain('Films for the web')

  await page.goto(`/w/${slug}/reviews`)
  await expect(page.getByRole('table', { name: 'Signed weeks' }).getByRole('row').nth(1)).toContainText('Test stranger')
  await other.reload()
  await expect(other.getByRole('table', { name: 'Signatures' })).toBeVisible()
  await outside.close()
})

test('two people decide otherwise than the engine, sign, and reopen the week as a new edition', async ({
  page,
  browser,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  const ada = await signIn(null)
  await join(db, slug, ada.id, 'approver')
  await page.goto(`/w/${slug}/reviews`)
  await page.getByRole('link', { name: /Review and sign/ }).click()
  await page.getByRole('button', { name: 'Overrule Films' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Overrule the engine' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('The team decides').selectOption('STAY')
  await dialog.getByLabel('Reason').fill('The contract runs until May.')
  await checkAccess()
  await dialog.getByRole('button', { name: 'Overrule the engine' }).click()
  await expect(dialog).toBeHidden()
  const verdicts = page.getByRole('table', { name: /Verdicts of/ })
  await expect(verdicts).toContainText('The engine says not enough evidence.')
  await page.getByRole('button', { name: /^Sign W/ }).click()
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Sign W/ }) })
  await expect(section).toContainText('waits for the signature of somebody beside Test stranger, who overruled the engine')
  await expect(page.getByText('In review, not signed')).toBeVisible()

  const outside = await browser.newContext()
  const other = await outside.newPage()
  const bo = await signIn(null, other)
  await join(db, slug, bo.id, 'owner')
  await db.query(`update "User" set "name" = 'Bo Second' where "id" = $1`, [bo.id])
  await other.goto(page.url())
  await expect(other.getByRole('table', { name: 'Signatures' })).toContainText('agrees')
  await other.getByRole('button', { name: 'Dissent from a single verdict' }).click()
  await other.getByLabel('Verdict on').selectOption({ label: 'Films' })
  await other.getByLabel('Why you do not share it').fill('We could leave earlier.')
  await other.getByRole('button', { name: /^Sign W/ }).click()
  await expect(other.getByText('Signed', { exact: true }).first()).toBeVisible()
  await expect(other.getByRole('table', { name: 'Signatures' })).toContainText('Dissents on Films: We could leave earlier.')
  await expect(other.getByRole('table', { name: /Verdicts of/ })).toContainText('The contract runs until May.')
  await expect(other.getByRole('button', { name: /Overrule/ })).toHaveCount(0)

  await other.getByRole('button', { name: 'Reopen…' }).click()
  await other.getByRole('dialog').getByLabel('Reason').fill('The contract was read again.')
  await other.getByRole('button', { name: 'Begin a new edition' }).click()
  await expect(other.getByText('Reopened, edition 2 not signed')).toBeVisible()
  await expect(other.getByText(/reopened by Bo Second: “The contract was read again.”/)).toBeVisible()
  await checkAccess(other)
  await other.getByRole('link', { name: 'Edition 1' }).click()
  await expect(other.getByText('This is edition 1; edition 2 replaced it')).toBeVisible()
  await expect(other.getByRole('table', { name: 'Signatures' })).toContainText('Test stranger')
  await outside.close()
})

test('any past week of the demo is read as it was signed, on screen and on paper', async ({ page, demo, signIn, checkAccess }) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/reviews`)
  await expect(page.getByRole('heading', { name: 'Signed weeks' })).toBeVisible()
  await checkAccess()
  await page.getByRole('link', { name: 'W34', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('W34 · 17–23 Aug 2026')
  await expect(page.getByText(/by Bo Lindqvist on/)).toBeVisible()

  const hash = await hashOf(page).nth(1).textContent()
  const pdf = readPdf(await (await page.request.get(`/w/${demo.slug}/reviews/2026-W34/pdf`)).body())
  const first = inOneLine(pdf.pages[0] ?? '')
  for (const part of [demo.name, '2026-W34', 'Signed', 'Bo Lindqvist', hash ?? 'no hash', 'demo data']) expect(first).toContain(part)
  expect(pdf.roles.get('TH')).toBeGreaterThan(0)
  expect(pdf.links.length).toBeGreaterThan(0)

  for (const [week, message] of [
    ['2026-W54', 'This year has no such week.'],
    ['W48', 'Write the week as 2026-W48.'],
    ['2199-W01', 'has not begun yet'],
  ]) {
    await page.goto(`/w/${demo.slug}/reviews/${week}`)
    await expect(page.getByText(message ?? '')).toBeVisible()
    const refused = await page.request.get(`/w/${demo.slug}/reviews/${week}/pdf`)
    expect(refused.status()).toBe(422)
    expect((await refused.json()).detail).toContain(message)
  }
})

test('the files of a week are for members only', async ({ page, request, demo, signIn }) => {
  for (const kind of ['pdf', 'json']) expect((await request.get(`/w/${demo.slug}/reviews/2026-W34/${kind}`)).status(), kind).toBe(401)
  await signIn(null)
  for (const kind of ['pdf', 'json']) expect((await page.request.get(`/w/${demo.slug}/reviews/2026-W34/${kind}`)).status(), kind).toBe(404)
})
