'use server'

import { VendorOwnership } from '@/lib/domain/fallback'
import { action } from '@/lib/http/action'
import { setOwnership } from '@/lib/services/ownership'

export const setOwnershipAction = action(VendorOwnership, setOwnership, { to: ({ id }, slug) => `/w/${slug}/inventory/vendors/${id}` })
