import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type pg from 'pg'
import { expect, test } from './fixtures'
import { watchBoth } from './small-trial'
import { join, smallWorkspace } from './small-workspace'

const desk = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }
const count = 17
const prompts = Array.from({ length: count }, (_, i) => `Scene ${i + 1} of our own work,${i % 2 === 0 ? 'opener' : 'detail'}`)
const clip = (name: string) => path.resolve(import.meta.dirname, '../prisma/catalogue/clips', name)

async function confirm(page: Page, opener: string, reason?: [string, string]) {
  await page.getByRole('button', { name: `${opener}…` }).click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel(reason[0]).fill(reason[1])
  await dialog.getByRole('button', { name: opener }).click()
}

async function uploadOne(page: Page, baseURL: string | undefined, promptId: string, side: string, name: string) {
  const query = new URLSearchParams({ prompt: promptId, side, name })
  const headers = { origin: baseURL ?? '', 'content-type': 'video/mp4' }
  const answer = await page.request.put(`${page.url().split('?')[0]}/clips?${query}`, { data: await readFile(clip(name)), headers })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** The other prompts get the same files, so that the journey needs no thirty uploads. */
const copyClips = (db: pg.Pool, slug: string) =>
  db.query(
    `insert into "TrialClip" ("workspaceId", "trialId", "promptId", "side", "state", "id", "storageKey", "mime", "bytes", "seconds", "width", "height", "frameRate", "hasAudio")
     select c."workspaceId", c."trialId", p."id", c."side", 'ready', gen_random_uuid()::text, c."storageKey", c."mime", c."bytes", c."seconds", c."width", c."height", c."frameRate", c."hasAudio"
     from "TrialClip" c join "TrialPrompt" p on p."workspaceId" = c."workspaceId" and p."trialId" = c."trialId" and p."id" <> c."promptId"
     where c."workspaceId" = $1`,
    [slug],
  )

/** A guest who prefers the challenger in all prompts but the last, without an hour of watching. */
const voteAll = (db: pg.Pool, slug: string) =>
  db.query(
    `insert into "TrialVote" ("workspaceId", "trialId", "promptId", "raterId", "leftSide", "choice", "tags")
     select p."workspaceId", p."trialId", p."id", r."id", 'challenger', 'challenger', '{}'
     from "TrialPrompt" p join "TrialRater" r on r."workspaceId" = p."workspaceId" and r."trialId" = p."trialId" and r."guest"
     where p."workspaceId" = $1 and p."position" < $2`,
    [slug, count],
  )

test('a trial is planned, locked, voted on blind and closed, and its reveal changes the verdict', async ({
  page,
  browser,
  baseURL,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  const analyst = await signIn('viewer')
  await join(db, slug, analyst.id, 'analyst')
  const verdict = `/w/${slug}/dependencies/films/vs/new--maker`
  await page.goto(`/w/${slug}/trials`)
  await expect(page.getByText('No trial yet')).toBeVisible()
  await checkAccess()
  await page.getByRole('link', { name: 'Plan a trial' }).click()
  await page.getByRole('link', { name: 'Films' }).click()

  const form = page.getByRole('form', { name: 'Plan a trial' })
  await form.getByLabel('Challenger').selectOption('new--maker')
  await form.getByRole('textbox', { name: 'Prompts', exact: true }).fill(['prompt,use case', ...prompts, prompts[0]].join('\n'))
  await expect(form.getByText(`${count + 1} prompts: opener 10, detail 8.`)).toBeVisible()
  await form.getByLabel('Prompts, at most').fill(String(count))
  await form.getByLabel('People per prompt').fill('1')
  await form.getByLabel('Prompts between looks').fill(String(count))
  await expect(form.getByRole('columnheader', { name: `within ${count}, as planned` })).toBeVisible()
  await form.getByRole('button', { name: 'Save as draft' }).click()
  await expect(form.getByLabel('Hypothesis')).toHaveAccessibleDescription(/Say what you expect to see/)
  await form.getByLabel('Hypothesis').fill('New holds the scene together.')
  await form.getByRole('button', { name: 'Save as draft' }).click()
  const list = form.getByRole('textbox', { name: 'Prompts', exact: true })
  await expect(list).toHaveAccessibleDescription(/Prompt 18: The same prompt stands at place 1/)
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    await checkAccess()
  }
  await list.fill(['prompt,use case', ...prompts].join('\n'))
  await form.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByText('nobody can change its prompts')).toBeVisible()
  await checkAccess()
  const trial = page.url()
  await confirm(page, 'Lock the plan')
  await expect(page.getByText('locked: nothing in it can change')).toBeVisible()
  await page.goto(`${trial}/edit`)
  await expect(page.getByText('This plan can no longer be changed')).toBeVisible()
  await page.goto(trial)

  await uploadOne(page, baseURL, 'p1', 'challenger', 'mood-1-a.mp4')
  await uploadOne(page, baseURL, 'p1', 'incumbent', 'mood-1-b.mp4')
  await copyClips(db, slug)
  await page.getByLabel('Name of the guest').fill('Guest Ada')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByText(/\/vote\/[\w-]{20,}$/).innerText()
  const outside = await browser.newContext(baseURL ? { baseURL } : {})
  const guest = await outside.newPage()
  await guest.goto(link)
  await guest.getByRole('button', { name: 'Start voting' }).click()
  await guest.waitForURL('**/vote')
  await voteAll(db, slug)

  const member = await outside.newPage()
  const rater = await signIn('viewer', member)
  await join(db, slug, rater.id, 'rater')
  await member.goto(trial)
  await expect(member.getByText(`${count - 1} of ${count} prompts decided`)).toBeVisible()
  for (const hidden of ['Clips', 'Where it stands', 'Raters', 'Result'])
    await expect(member.getByRole('heading', { name: hidden })).toHaveCount(0)
  expect((await member.request.get(`${trial}/export/votes.csv`)).status()).toBe(409)
  await checkAccess(member)
  await member.getByRole('link', { name: 'Vote', exact: true }).click()
  await member.getByRole('button', { name: 'Start voting' }).click()
  await expect(member.getByText('1 of 1', { exact: true })).toBeVisible()
  await watchBoth(member)
  await member.keyboard.press('0')
  await expect(member.getByRole('heading', { name: 'The voting has ended' })).toBeVisible()

  await page.goto(verdict)
  const status = page
    .locator('article')
    .getByText(/^(Switch justified|Promising, not proven|Not ready to switch|Not enough evidence|Hype|Stay)$/)
  const before = await status.first().innerText()
  await page.goto(trial)
  await expect(page.getByText('closed, not revealed')).toBeVisible()
  await checkAccess()
  await confirm(page, 'Reveal the result')
  await expect(page.getByText('It counts as proof:')).toBeVisible()
  await expect(page.getByText(`${count - 1} won`)).toBeVisible()
  await expect(page.getByText('without this trial', { exact: true })).toBeVisible()
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    await checkAccess()
  }
  const votes = await page.request.get(`${trial}/export/votes.csv`)
  expect((await votes.text()).trim().split('\r\n')).toHaveLength(count + 1)
  await page.getByRole('link', { name: 'Open the verdict' }).click()
  await page.waitForURL(/\/vs\/new--maker/)
  await expect(status.first()).not.toHaveText(before)
  await member.goto(trial)
  await expect(member.getByText('It counts as proof:')).toBeVisible()
  await outside.close()
})
