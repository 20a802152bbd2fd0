'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import {
  archiveChannel,
  ChannelAddress,
  ChannelChange,
  ChannelSecret,
  ChannelSwitch,
  changeAddress,
  createChannel,
  NewChannel,
  replaceSecret,
  switchChannel,
  unarchiveChannel,
  updateChannel,
} from '@/lib/services/channels'
import { ChannelRef, DeliveryRef, sendAgain, sendTest } from '@/lib/services/deliveries'
import { OwnMail, setOwnMail } from '@/lib/services/notify-preference'

export const createChannelAction = action(NewChannel, createChannel, { message: 'Channel added.', value: (made) => made })
export const updateChannelAction = action(ChannelChange, updateChannel, { message: 'Channel saved.' })
export const changeAddressAction = action(ChannelAddress, changeAddress, { message: 'Address changed.', value: (made) => made })
export const replaceSecretAction = action(ChannelSecret, replaceSecret, { message: 'Secret replaced.', value: (made) => made })
export const switchChannelAction = action(ChannelSwitch, switchChannel, {
  message: ({ active }) => (active ? 'Channel switched on.' : 'Channel switched off. What happens now is not told later.'),
})
export const archiveChannelAction = action(RowRef, archiveChannel, { message: 'Channel removed.' })
export const unarchiveChannelAction = action(RowRef, unarchiveChannel, { message: 'Channel is back.' })
export const sendAgainAction = action(DeliveryRef, sendAgain, { message: 'It is on its way again.' })
export const sendTestAction = action(ChannelRef, sendTest, {
  message: ({ state, error }) =>
    state === 'sent' ? 'The test was taken.' : `The test did not arrive. ${error ?? 'It is still being sent.'}`,
})
export const setOwnMailAction = action(OwnMail, setOwnMail, {
  message: ({ wanted }) => (wanted ? 'You take mail of this workspace.' : 'You get no more mail of this workspace.'),
})
