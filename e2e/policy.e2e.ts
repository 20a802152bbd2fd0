import type { Pool } from 'pg'
import { expect, test } from './fixtures'

/** Policies are never deleted; only a test may, because the demo belongs to all journeys. */
async function forgetNewVersions(db: Pool, workspaceId: string): Promise<void> {
  const client = await db.connect()
  try {
    await client.query('begin')
    await client.query('alter table "Policy" disable trigger policy_is_immutable')
    await client.query(`delete from "Policy" where "workspaceId" = $1 and "policyVersion" <> '1.0.0'`, [workspaceId])
    await client.query('alter table "Policy" enable trigger policy_is_immutable')
    await client.query('commit')
  } finally {
    client.release()
  }
}

test.afterEach(async ({ db, demo }) => forgetNewVersions(db, demo.id))

test('an owner changes a threshold, sees which verdicts change before anything is saved, adopts, and finds it in the history and on the board', async ({
  page,
  signIn,
  demo,
  checkAccess,
}) => {
  test.slow()
  await signIn('owner')
  await page.goto(`/w/${demo.slug}/settings`)
  await page.getByRole('link', { name: 'Every threshold and its history' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Policy 1.0.0' })).toBeVisible()
  const asked = page.getByRole('table', { name: 'What is asked: thresholds' })
  await expect(asked.getByRole('row', { name: /^Smallest gain worth switching for/ })).toContainText(/0\.1.*10 points.*0\.02.–.0\.4/)

  await page.getByRole('link', { name: 'Edit the policy' }).click()
  const gain = page.getByLabel('Smallest gain worth switching for')
  const preview = page.getByRole('button', { name: 'See which verdicts would change' })
  await gain.fill('0.9')
  await preview.click()
  await expect(gain).toHaveAccessibleDescription(/^Error: This must be at most 0\.4/)
  await expect(gain).toBeFocused()
  await expect(gain).toHaveValue('0.9')

  const proven = page.getByRole('group', { name: 'To stay proven', exact: true }).getByLabel('Chance with all evidence')
  await gain.fill('0.02')
  await proven.fill('0.95')
  await preview.click()
  await expect(proven).toHaveAccessibleDescription(/^Error: This must lie between 0\.9 \(the bar to enter\) and 0\.10 below it/)
  await expect(gain).toHaveValue('0.02')

  await proven.fill('0.85')
  await preview.click()
  const adopt = page.getByRole('button', { name: 'Adopt 1.1.0' })
  await expect(adopt).toBeVisible()
  await expect(page.getByText('Smallest gain worth switching for: 0.1 → 0.02')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^[1-9]\d* of \d+ verdicts would change/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Verdicts that would change' }).getByRole('row').nth(1)).toBeVisible()
  await checkAccess()

  await gain.fill('0.03')
  await expect(adopt).toHaveCount(0)
  await gain.fill('0.02')
  await preview.click()
  await adopt.click()
  await expect(page.getByLabel('Why')).toHaveAccessibleDescription(/^Error: Write why the policy changes/)
  await page.getByLabel('Why').fill('Our viewers notice small gains.')
  await preview.click()
  await adopt.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Policy 1.1.0' })).toBeVisible()
  const newest = page.getByRole('table', { name: 'Versions of the policy' }).getByRole('row', { name: /^1\.1\.0/ })
  await expect(newest).toContainText('Our viewers notice small gains.')
  await expect(newest).toContainText('Test owner')
  await expect(newest).toContainText('Smallest gain worth switching for: 0.1 → 0.02')

  await page.goto(`/w/${demo.slug}`)
  await expect(page.getByRole('heading', { name: /^Policy 1\.1\.0 since .*: [1-9]\d* of \d+ verdicts differs?$/ })).toBeVisible()
  const both = page.getByRole('table', { name: 'Headlines under both policies' })
  for (const version of ['1.0.0', '1.1.0']) await expect(both.getByRole('columnheader', { name: `Under ${version}` })).toBeVisible()
  await page.goto(`/w/${demo.slug}?week=2026-W47`)
  await expect(page.getByRole('heading', { name: /^Policy/ })).toHaveCount(0)
})

test('whoever began before somebody else adopted is told and loses nothing of what they typed', async ({ page, signIn, demo, browser }) => {
  test.slow()
  await signIn('owner')
  const late = await (await browser.newContext()).newPage()
  await signIn('owner', late)
  for (const one of [page, late]) await one.goto(`/w/${demo.slug}/settings/policy/edit`)
  const typed = async (on: typeof page, value: string) => {
    await on.getByLabel('Lead time of a forced move').fill(value)
    await on.getByLabel('Why').fill('Contracts take longer.')
    await on.getByRole('button', { name: 'See which verdicts would change' }).click()
  }
  await typed(late, '100')
  await expect(late.getByRole('button', { name: 'Adopt 1.1.0' })).toBeVisible()
  await typed(page, '120')
  await page.getByRole('button', { name: 'Adopt 1.1.0' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Policy 1.1.0' })).toBeVisible()

  await late.getByRole('button', { name: 'Adopt 1.1.0' }).click()
  await expect(late.getByRole('form', { name: 'Policy' }).getByRole('alert')).toContainText(
    'Somebody adopted 1.1.0 while you were editing 1.0.0',
  )
  await expect(late.getByLabel('Lead time of a forced move')).toHaveValue('100')
  await late.context().close()
})

test('a viewer reads every threshold, on a phone too, and cannot edit', async ({ page, signIn, demo, checkAccess }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/settings/policy`)
  await expect(page.getByText('Owners can change it.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit the policy' })).toHaveCount(0)
  await expect(page.getByRole('row', { name: /^Days of grace.*Default 28 · allowed 0.–.180/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await checkAccess()
  await page.goto(`/w/${demo.slug}/settings/policy/edit`)
  await expect(page.getByText('only people with the role owner or above may change the policy')).toBeVisible()
})
