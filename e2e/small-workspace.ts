import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '@/lib/domain/member'

/** A workspace of its own, because what is signed or closed there cannot be taken back: one workflow, its incumbent and a challenger. */
export async function smallWorkspace(db: pg.Pool): Promise<string> {
  const id = `journey-${randomUUID().slice(0, 8)}`
  const insert = (text: string, ...more: string[]) => db.query(text, [id, ...more])
  await insert(`insert into "Workspace" ("id", "slug", "name", "timeZone") values ($1, $1, 'Journey studio', 'Europe/Berlin')`)
  await insert(
    `insert into "Vendor" ("workspaceId", "id", "name", "roles", "unverifiedFields", "updatedAt") values ($1, 'maker', '可灵 Maker', '{}', '{}', now())`,
  )
  for (const model of ['old', 'new']) {
    await insert(
      `insert into "Model" ("workspaceId", "id", "vendorId", "name", "modelVersion", "group", "tasks", "access", "apiModelIds", "aliases", "unverifiedFields", "updatedAt")
       values ($1, $2, 'maker', $2, '1', $2, '{t2v}', '{}', '{}', '{}', '{}', now())`,
      model,
    )
    await insert(
      `insert into "Offering" ("workspaceId", "id", "modelId", "providerId", "kind", "regions", "unverifiedFields", "updatedAt")
       values ($1, $2 || '--maker', $2, 'maker', 'first_party_api', '{}', '{}', now())`,
      model,
    )
  }
  await insert(
    `insert into "Dependency" ("workspaceId", "id", "name", "task", "incumbentId", "dimensionWeights", "requiredRegions", "startedOn", "updatedAt")
     values ($1, 'films', 'Films', 't2v', 'old--maker', '{"motion": 1}', '{}', '2026-01-05', now())`,
  )
  await insert(
    `insert into "Challenger" ("workspaceId", "dependencyId", "offeringId", "addedOn") values ($1, 'films', 'new--maker', '2026-01-05')`,
  )
  return id
}

export const join = (db: pg.Pool, slug: string, userId: string, role: Role) =>
  db.query('insert into "Member" ("workspaceId", "userId", "role") values ($1, $2, $3::"Role")', [slug, userId, role])
