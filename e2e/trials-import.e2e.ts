import { expect, test } from './fixtures'
import { join, smallWorkspace } from './small-workspace'

const csv = [
  'prompt,rater,choice,use case',
  'A fox,ana,challenger,ads',
  'A fox,bo,challenger,ads',
  'A fox,chi,old,ads',
  'A sea,ana,tie,films',
]

test('votes of a trial that was run elsewhere are counted, refused where they are wrong, and count as proof once somebody vouches', async ({
  page,
  db,
  signIn,
  checkAccess,
}) => {
  const slug = await smallWorkspace(db)
  const analyst = await signIn('viewer')
  await join(db, slug, analyst.id, 'analyst')
  await page.goto(`/w/${slug}/dependencies/films/trials/import`)
  const form = page.getByRole('form', { name: 'Import a trial' })
  await form.getByLabel('Challenger').selectOption('new--maker')
  await form.getByRole('textbox', { name: 'Votes' }).fill([...csv, 'A sea,bo,Sora 2,films'].join('\n'))
  await form.getByRole('button', { name: 'Count the votes' }).click()
  await expect(page.getByText('line 6: “Sora 2” names neither side.')).toBeVisible()
  await form.getByLabel('File with votes').setInputFiles({ name: 'votes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\n')) })
  await expect(page.getByText('1 won, 0 lost, 1 tied, from the challenger’s side')).toBeVisible()
  await expect(page.getByText('4 votes of 3 raters on 2 prompts')).toBeVisible()
  await checkAccess()
  await form.getByLabel('Began on').fill('2026-10-01')
  await form.getByLabel('Closed on').fill('2026-10-09')
  for (const condition of ['It was blind', 'Sides were drawn by lot', 'On our own prompts', 'With exactly these versions'])
    await form.getByLabel(condition).check()
  await form.getByLabel('Who vouches for it').fill('Ana Ruiz')
  await form.getByRole('button', { name: 'Import the trial' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/import'))
  await page.goto(`/w/${slug}/trials`)
  const row = page.getByRole('row').filter({ hasText: 'run elsewhere' })
  await expect(row.getByText('all four kept')).toBeVisible()
  await row.getByRole('link').first().click()
  await expect(page.getByText('Ana Ruiz', { exact: true }).last()).toBeVisible()
  await expect(page.getByText('evidence towards proof, with the other trials of this pair')).toBeVisible()
  await checkAccess()
})
