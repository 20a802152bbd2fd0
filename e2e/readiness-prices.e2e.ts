import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { box, choice } from './form-fields'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 720 }

test('a price in credits says why it has no figure, gets one with its working once they can be counted, and is converted only at a rate', async ({
  page,
  ownWorkspace,
  checkAccess,
}) => {
  test.slow()
  const { slug } = await ownWorkspace('analyst')
  const offering = `/w/${slug}/inventory/offerings/new--maker`
  await page.goto(offering)
  const prices = page.getByRole('region', { name: 'Prices' })
  await expect(prices).toContainText('No price is on record')
  await prices.getByRole('link', { name: 'Add a price' }).click()

  await choice(page, 'Price of one').selectOption({ label: 'Credit' })
  await box(page, 'Amount').fill('0.01')
  const figure = page.getByRole('status', { name: 'Per second' })
  await expect(figure).toContainText('Per second: unknown')
  await expect(figure).toContainText('nobody has said how many credits one second costs')
  await box(page, 'Amount').fill('1,200')
  await expect(figure).toContainText('Write 1200 or 1.2.')
  await expect(figure).not.toContainText('Per second')
  await box(page, 'Amount').fill('0,01')
  await box(page, 'Discount').fill('2000')
  await expect(figure).toContainText('Discount: Write the discount in percent')
  await box(page, 'Holds since').fill('2026-11-01')
  await page.getByRole('button', { name: 'Add the price' }).click()
  await expect(box(page, 'Discount')).toBeFocused()
  await expect(box(page, 'Discount')).toHaveAccessibleDescription(/^Error: Write the discount in percent, from 0 to 100/)
  await expect(box(page, 'Amount')).toHaveValue('0,01')
  await checkAccess()
  await box(page, 'Discount').fill('20%')
  await page.getByRole('button', { name: 'Add the price' }).click()

  const row = page.getByRole('table', { name: 'Prices' }).getByRole('row', { name: /^any setting/ })
  await expect(row).toContainText('Priced in credits, and nobody has said how many credits one second costs.')
  await expect(row.getByRole('cell').first()).toHaveText(/not published/)
  await checkAccess()

  await row.getByRole('link', { name: /^Edit the price/ }).click()
  await box(page, 'Credits for a second').fill('5')
  await expect(figure).toContainText('Per second: $0.04')
  await box(page, 'Currency').fill('EUR')
  await expect(figure).toContainText('Priced in EUR, and there is no rate to USD.')
  await box(page, 'Rate to USD').fill('1.08')
  await box(page, 'Rate of').fill('2026-11-20')
  await box(page, 'Rate published by').fill('ECB')
  await expect(figure).toContainText('× 1.08 USD/EUR on 20 Nov 2026 (ECB) = $0.0432 a second')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('$0.0432')
  await row.locator('summary').click()
  await expect(row).toContainText('5 credits a second × €0.01 a credit = €0.05 a second')
  await expect(row).toContainText('−20% discount = €0.04 a second')

  await page.goto(`/w/${slug}/dependencies/films/vs/new--maker`)
  const recorded = page.getByRole('region', { name: 'At the prices on record' })
  await expect(recorded).toContainText('$0.0432')
  await expect(recorded).toContainText('One side has no price on record')
  await page.setViewportSize(phone)
  await page.goto(offering)
  await checkAccess()
})

const parts = ['Engineering', 'Prompt migration', 'Validating again', 'Overlap', 'Training', 'The way back']

async function estimate(page: Page, part: string, [low, likely, high]: readonly [number, number, number]) {
  await page.getByRole('textbox', { name: `${part}, lowest` }).fill(String(low))
  await page.getByRole('textbox', { name: `${part}, likely` }).fill(String(likely))
  await page.getByRole('textbox', { name: `${part}, highest` }).fill(String(high))
}

test('a switching cost is estimated by its parts, kept while one is missing, and then decides when the pair pays', async ({
  page,
  db,
  ownWorkspace,
  checkAccess,
}) => {
  test.slow()
  const { slug, userId } = await ownWorkspace('analyst')
  const cost = (amount: number) => JSON.stringify({ low: amount, mode: amount, high: amount })
  await db.query('update "Dependency" set "finishedSecondsPerMonth" = 10000, "costPerFinishedSecond" = $2 where "workspaceId" = $1', [
    slug,
    cost(0.4),
  ])
  await db.query('update "Challenger" set "costPerFinishedSecond" = $2 where "workspaceId" = $1', [slug, cost(0.3)])
  const verdict = `/w/${slug}/dependencies/films/vs/new--maker`
  await page.goto(verdict)
  const economics = page.getByRole('region', { name: 'Economics' })
  await expect(economics).toContainText('Missing: what the switch costs once.')
  await economics.getByRole('link', { name: 'estimate the switching cost by its parts' }).click()

  await expect(page.getByText('never estimated by its parts')).toBeVisible()
  const sum = page.getByRole('status', { name: 'Sum of the parts' })
  for (const part of parts.slice(1)) await estimate(page, part, [100, 200, 300])
  await expect(sum).toContainText('Still missing: engineering.')
  await estimate(page, 'Engineering', [60, 30, 45])
  const engineering = page.getByRole('group', { name: 'Engineering' })
  await expect(engineering).toHaveAccessibleDescription(/Lowest must not be above likely/)
  await expect(page.getByRole('status', { name: 'When it pays' })).toContainText('Correct the marked part first: engineering.')
  for (const end of ['lowest', 'likely', 'highest']) await page.getByRole('textbox', { name: `Engineering, ${end}` }).fill('')
  await expect(page.getByText('Saves the parts without a sum, because one part is not estimated.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep the parts' }).click()
  await expect(page.getByText('The parts are kept')).toBeVisible()
  await checkAccess()

  await estimate(page, 'Engineering', [10, 20, 30])
  await page.getByRole('combobox', { name: 'Engineering, in' }).selectOption({ label: 'in hours' })
  await expect(sum).toContainText('Still missing: engineering.')
  await page.getByRole('button', { name: 'Keep the parts' }).click()
  await expect(engineering).toHaveAccessibleDescription(/Say what one hour costs/)
  await page.getByRole('textbox', { name: 'Engineering, cost of an hour' }).fill('100')
  await expect(sum).toContainText(/\$1,500\$3,000\$4,500in all, once/)
  const pays = page.getByRole('status', { name: 'When it pays' })
  await expect(pays).toContainText('month 3')
  await expect(pays).toContainText('not at all: running cost alone pays')
  await expect(pays).toContainText('too few leads to say: none')
  await page.setViewportSize(phone)
  await checkAccess()
  await page.setViewportSize(desk)
  await page.getByRole('button', { name: 'Save, and use the sum' }).click()

  await expect(economics).toContainText('It has earned back its switching cost in month 3.')
  await expect(economics.getByRole('row', { name: /^Switching once/ })).toContainText('$1,500$3,000$4,500')

  await db.query(`update "Challenger" set "switchingCost" = $2 where "workspaceId" = $1`, [slug, cost(5000)])
  await page.goto(`/w/${slug}/dependencies/films/switching/new--maker`)
  await expect(page.getByText('Parts and sum differ')).toBeVisible()
  await expect(page.getByText(/The parts come to \$3,000 \(\$1,500 to \$4,500\).* set to \$5,000/)).toBeVisible()

  await db.query(`update "Member" set "role" = 'viewer' where "workspaceId" = $1 and "userId" = $2`, [slug, userId])
  await page.reload()
  await expect(page.getByRole('table', { name: 'Switching cost by its parts' })).toContainText('10 · 20 · 30 h at 100')
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0)
  await expect(page.getByText('changed engineering — → 10 · 20 · 30 h at 100')).toBeVisible()
  await checkAccess()
})
