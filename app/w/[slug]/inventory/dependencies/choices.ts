import type { Context } from '@/lib/context'
import { choiceLabel } from '@/lib/domain/end-text'
import { listOwnerChoices } from '@/lib/services/dependencies'
import { listOfferingChoices } from '@/lib/services/offerings'
import { grouped } from '../labels'

/** What the selects of a dependency offer: offerings under the maker of their model, and the members of the workspace. */
export async function dependencyChoices(ctx: Context) {
  const [offerings, owners] = await Promise.all([listOfferingChoices(ctx), listOwnerChoices(ctx)])
  return {
    offerings: grouped(offerings, (entry) => entry.group, choiceLabel),
    ends: Object.fromEntries(offerings.flatMap(({ id, ends }) => (ends === null ? [] : [[id, ends]]))),
    owners: owners.map(({ id, name }) => ({ value: id, label: name })),
  }
}
