import type { Page } from '@playwright/test'
import type { Pool } from 'pg'
import type { Catalogue } from '@/lib/domain/catalogue'
import { type Demo, expect, test } from './fixtures'

const priced = 'kuaishou-kling-3-0--kuaishou'
const version = '2099.01.01'

type Kept = { offering: { price: string; row: unknown }; vendor: { country: string; row: unknown }; catalogue: string }
let kept: Kept

const own = async (db: Pool, text: string, values: unknown[]) => (await db.query(text, values)).rows[0]

test.beforeEach(async ({ db, demo }) => {
  const offering = 'select "priceUsdPerSecond" as "price", "catalogueRow" as "row" from "Offering" where "workspaceId" = $1 and "id" = $2'
  const vendor = 'select "country", "catalogueRow" as "row" from "Vendor" where "workspaceId" = $1 and "id" = $2'
  const { catalogueVersion } = await own(db, 'select "catalogueVersion" from "Workspace" where "id" = $1', [demo.id])
  kept = {
    offering: await own(db, offering, [demo.id, priced]),
    vendor: await own(db, vendor, [demo.id, 'runway']),
    catalogue: catalogueVersion,
  }
})

test.afterEach(async ({ db, demo }) => {
  const { offering, vendor, catalogue } = kept
  await db.query('update "Offering" set "priceUsdPerSecond" = $3, "catalogueRow" = $4 where "workspaceId" = $1 and "id" = $2', [
    demo.id,
    priced,
    offering.price,
    offering.row,
  ])
  await db.query('update "Vendor" set "country" = $3, "catalogueRow" = $4 where "workspaceId" = $1 and "id" = $2', [
    demo.id,
    'runway',
    vendor.country,
    vendor.row,
  ])
  await db.query('delete from "Model" where "workspaceId" = $1 and "id" = $2', [demo.id, 'zz-aurora-1'])
  await db.query('delete from "CatalogueDismissal" where "workspaceId" = $1', [demo.id])
  await db.query('delete from "CatalogueEdition" where "workspaceId" = $1 and "catalogueVersion" = $2', [demo.id, version])
  await db.query(`delete from "ImportRun" where "workspaceId" = $1 and "kind" = 'catalogue'`, [demo.id])
  await db.query('update "Workspace" set "catalogueVersion" = $2 where "id" = $1', [demo.id, catalogue])
})

/** The catalogue of this version with another price, another model and another country of a vendor. */
async function newerCatalogue(page: Page, demo: Demo): Promise<Catalogue> {
  const catalogue: Catalogue = await (await page.request.get(`/w/${demo.slug}/inventory/updates/file`)).json()
  const model = catalogue.models.find(({ id }) => id === 'minimax-h3')
  if (!model) throw new Error('The catalogue has lost a model.')
  return {
    ...catalogue,
    meta: { ...catalogue.meta, version },
    offerings: catalogue.offerings.map((row) => (row.id === priced ? { ...row, priceUsdPerSecond: 0.07 } : row)),
    vendors: catalogue.vendors.map((row) => (row.id === 'runway' ? { ...row, country: 'CA' } : row)),
    models: [...catalogue.models, { ...model, id: 'zz-aurora-1', name: 'Aurora', modelVersion: '1', group: 'aurora-1' }],
  }
}

async function upload(page: Page, name: string, content: unknown) {
  const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  await page.getByLabel('Catalogue file', { exact: true }).setInputFiles({ name, mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Compare' }).click()
}

test('an analyst compares a newer catalogue, takes a price and a model, decides a conflict, and overwrites nothing unasked', async ({
  page,
  signIn,
  demo,
  db,
  checkAccess,
}) => {
  test.slow()
  await signIn('analyst')
  const updates = `/w/${demo.slug}/inventory/updates`
  await page.goto(updates)
  await expect(page.getByText('Nothing waits')).toBeVisible()
  await checkAccess()

  const newer = await newerCatalogue(page, demo)
  await upload(page, 'broken.json', { ...newer, models: newer.models.map((row) => ({ ...row, vendorId: 'nobody' })) })
  await expect(page.getByText('broken.json, models, ').first()).toBeVisible()
  await expect(page.getByText('There is no vendor “nobody”.').first()).toBeVisible()

  await db.query('update "Vendor" set "country" = $3 where "workspaceId" = $1 and "id" = $2', [demo.id, 'runway', 'GB'])
  await upload(page, 'newer.json', newer)
  await expect(page.getByText(`Catalogue ${version} from newer.json`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'All, Conflicts: 1' })).toBeVisible()
  await expect(page.getByText(/0\.084 USD per second.*0\.07 USD per second/)).toBeVisible()
  await checkAccess()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1280, height: 900 })

  await page.goto(`/w/${demo.slug}/inventory`)
  await expect(page.getByText(`The catalogue ${version} says more than this workspace: 1 new, 1 changed, 1 conflict.`)).toBeVisible()
  await page.getByRole('link', { name: 'Look at the updates' }).click()

  await page.getByRole('button', { name: 'Accept Kling 3.0', exact: true }).click()
  await expect(page.getByText('1 row changed.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'All, Changed: 1' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Dismiss Aurora 1' }).click()
  await expect(page.getByRole('heading', { name: /^Aurora 1/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Aurora 1/ })).toBeVisible()
  await page.getByRole('button', { name: 'Accept the one without a conflict' }).click()
  await expect(page.getByText('1 row added.')).toBeVisible()

  const decide = page.getByRole('form', { name: 'Decide Runway' })
  await decide.getByRole('button').click()
  await expect(decide.getByText(/Nothing was taken: choose/)).toBeVisible()
  await decide.getByRole('radio', { name: 'Catalogue: CA' }).check()
  await decide.getByRole('button').click()
  await expect(page.getByText('Nothing waits')).toBeVisible()

  await page.goto(`/w/${demo.slug}/inventory/vendors/runway`)
  await expect(page.getByText('Canada (CA)')).toBeVisible()
  await expect(page.getByText(`took from the catalogue ${version}:`)).toBeVisible()
  await expect(page.getByText('edited by the team')).toHaveCount(0)

  await page.goto(updates)
  await checkAccess()
  await page.getByRole('button', { name: `Undo: 1 row added of catalogue ${version}` }).click()
  await expect(page.getByText('Undone: 1 row removed, 0 rows as before.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Aurora 1/ })).toBeVisible()
  await page.getByRole('button', { name: 'Which verdicts would Aurora 1 change?' }).click()
  await expect(page.getByText('Would change no verdict.')).toBeVisible()
  await page.getByRole('button', { name: 'Put the file away' }).click()
  await expect(page.getByText('Put the file away')).toHaveCount(0)
})

test('a viewer sees the page of the updates and is offered nothing to take or to upload', async ({ page, signIn, demo, checkAccess }) => {
  await signIn('viewer')
  await page.goto(`/w/${demo.slug}/inventory/updates`)
  await expect(page.getByText('An analyst of this workspace can upload one.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveCount(0)
  await checkAccess()
  const refused = await page.request.post(`/w/${demo.slug}/inventory/updates/file`, {
    data: '{}',
    headers: { 'x-file-name': 'newer.json' },
  })
  expect(refused.status()).toBe(403)
})
