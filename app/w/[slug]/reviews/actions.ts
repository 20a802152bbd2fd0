'use server'

import { action } from '@/lib/http/action'
import { SignWeek, signWeek } from '@/lib/services/review-acts'

export const signWeekAction = action(SignWeek, signWeek, { to: ({ week }, slug) => `/w/${slug}/reviews/${week}#signatures` })
