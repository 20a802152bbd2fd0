import { beforeAll, expect, test } from 'vitest'
import { client } from '@/lib/db/client'
import { getAction } from '@/lib/services/action-list'
import { addAction } from '@/lib/services/actions'
import { retractClaim } from '@/lib/services/claims'
import { testDatabase } from '@/lib/testing/database'
import { aClaim, testWorkspace } from '@/lib/testing/factories'
import { closeSettledActions } from './close-settled'

let url: string
beforeAll(async () => {
  url = (await testDatabase()).url
  process.env.DATABASE_URL = url
})

test('the hourly job closes what evidence settled, in every workspace, also when one of them fails', async () => {
  const broken = await testWorkspace(url)
  await addAction(broken, { title: 'Stays open' })
  // A time zone that nobody knows makes every report of that workspace fail.
  await client(url).workspace.update({ where: { id: broken.workspace.id }, data: { timeZone: 'Nowhere/Town' } })
  const owner = await testWorkspace(url)
  const claimId = await aClaim(owner)
  const { id } = await addAction(owner, { title: 'Ask for the settings', claimId })
  await retractClaim(owner, {
    id: claimId,
    version: 1,
    withdrawnAt: 'https://example.org/erratum',
    withdrawnOn: '2026-11-20',
    reason: 'The clips were picked by hand.',
  })
  await expect(closeSettledActions(owner.now)).rejects.toThrow()
  expect(await getAction(owner, id)).toMatchObject({ state: 'done', settled: true, reason: 'The claim was taken back.' })
  const event = { subjectType: 'action', subjectId: id, action: 'action.settled' }
  expect(await owner.db.auditEvent.findMany({ where: event, select: { actorKind: true } })).toEqual([{ actorKind: 'system' }])
})
