import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type pg from 'pg'
import { smallWorkspace } from './small-workspace'

/** A running trial in a workspace of its own, whose names are found nowhere else, and what must not be told before the reveal. */
export type SmallTrial = { slug: string; id: string; telling: string[] }

const names = { maker: 'Zephyrin', new: 'Quillon 7', old: 'Marrowby 3' }
const tag = 'Quillon_7_by_Zephyrin'
/** What the committed clips carry in their metadata; of the same length, so that a clip stays valid when it carries another name. */
const committedTag = 'Kling_3.0_by_Kuaishou'

/** Prompts in order, and the file of each side. */
const pairs: readonly { prompt: string; challenger: string; incumbent: string }[] = [
  { prompt: 'A test card that counts its seconds', challenger: 'counting.mp4', incumbent: 'counting-other.mp4' },
  { prompt: 'A fractal from above', challenger: 'tagged.mp4', incumbent: 'plain.mp4' },
  { prompt: 'Colours without a sound', challenger: 'tagged.webm', incumbent: 'silent-30.mp4' },
]

export async function smallTrial(db: pg.Pool): Promise<SmallTrial> {
  const trial = await smallDraft(db)
  await db.query(
    `update "Trial" set "state" = 'running', "planSha256" = $3, "lockedAt" = now() at time zone 'utc' where "workspaceId" = $1 and "id" = $2`,
    [trial.slug, trial.id, createHash('sha256').update(trial.slug).digest('hex')],
  )
  return trial
}

/** The same before its lock; `naming`: the second prompt names the challenger. */
export async function smallDraft(db: pg.Pool, { raters = 3, naming = false } = {}): Promise<SmallTrial> {
  const slug = await smallWorkspace(db)
  const id = 'films-new--maker-2026-11-26'
  await db.query(`update "Vendor" set "name" = $2 where "workspaceId" = $1`, [slug, names.maker])
  for (const model of ['new', 'old'] as const)
    await db.query(`update "Model" set "name" = $3 where "workspaceId" = $1 and "id" = $2`, [slug, model, names[model]])
  const settings = { resolution: '180p', seconds: 1, audio: false, seedPolicy: 'random', attempts: 1 }
  await db.query(
    `insert into "Trial" ("workspaceId", "id", "dependencyId", "challengerId", "incumbentId", "state", "registeredOn", "plannedPrompts",
       "ratersPerPrompt", "blind", "sidesRandomised", "ownPrompts", "versionsExact", "goal", "hypothesis", "settings", "updatedAt")
     values ($1, $2, 'films', 'new--maker', 'old--maker', 'registered', current_date, 3, $4, true, true, true, true, 'capability', 'New is better.',
       $3, now())`,
    [slug, id, settings, raters],
  )
  for (const [i, { prompt }] of pairs.entries())
    await db.query(`insert into "TrialPrompt" ("workspaceId", "trialId", "id", "text", "position") values ($1, $2, $3, $4, $5)`, [
      ...[slug, id, `p${i + 1}`, naming && i === 1 ? `${prompt}, in the look of ${names.new}` : prompt, i + 1],
    ])
  const files = pairs.flatMap(({ challenger, incumbent }) => [challenger, incumbent])
  return { slug, id, telling: [...Object.values(names), tag, 'new--maker', 'old--maker', id, ...files] }
}

/** A clip as it is uploaded: its metadata names the challenger. */
async function clipBytes(file: string): Promise<Buffer> {
  const bytes = await readFile(path.resolve(import.meta.dirname, '../lib/testing/clips', file))
  return Buffer.from(bytes.toString('latin1').replaceAll(committedTag, tag), 'latin1')
}

/** The files of all clips, under names that say where they belong. */
export const clipFiles = () =>
  Promise.all(
    pairs.flatMap(({ challenger, incumbent }, i) => [
      clipBytes(challenger).then((bytes) => ({ name: `${i + 1}-challenger${path.extname(challenger)}`, bytes })),
      clipBytes(incumbent).then((bytes) => ({ name: `${i + 1}-incumbent${path.extname(incumbent)}`, bytes })),
    ]),
  )

/** Uploads all clips as somebody who is signed in, under names and with metadata that tell whose they are. */
export async function uploadClips(request: APIRequestContext, { slug, id }: SmallTrial, origin: string): Promise<void> {
  for (const [i, pair] of pairs.entries())
    for (const side of ['challenger', 'incumbent'] as const) {
      const data = await clipBytes(pair[side])
      const query = new URLSearchParams({ prompt: `p${i + 1}`, side, name: pair[side] })
      const answer = await request.put(`/w/${slug}/trials/${id}/clips?${query}`, { data, headers: { origin, 'content-type': 'video/mp4' } })
      expect(answer.ok(), await answer.text()).toBe(true)
    }
}

/** A guest who is invited to the trial, and the address of the one-time link. */
export async function inviteGuest(db: pg.Pool, { slug, id }: SmallTrial, name: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest('hex')
  await db.query(
    `insert into "TrialRater" ("workspaceId", "trialId", "id", "name", "guest", "tokenHash") values ($1, $2, gen_random_uuid()::text, $3, true, $4)`,
    [slug, id, name, hash],
  )
  return `/vote/${token}`
}

export const closeByHand = (db: pg.Pool, { slug, id }: SmallTrial) =>
  db.query(
    `update "Trial" set "state" = 'closed', "closedAt" = now() at time zone 'utc', "closeReason" = 'person' where "workspaceId" = $1 and "id" = $2`,
    [slug, id],
  )

/** Lets the pair in front of a rater play until a vote is taken; starts it again when it stands still. */
export async function watchBoth(page: Page): Promise<void> {
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await expect(async () => {
    if (await play.isVisible()) await play.click({ timeout: 1000 })
    const answer = page.getByRole('button', { name: 'No difference' })
    await expect(answer).toHaveAttribute('aria-disabled', 'false', { timeout: 2000 })
  }).toPass({ timeout: 40_000 })
}
