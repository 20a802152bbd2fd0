'use server'

import { z } from 'zod'
import { NewForecast, ResolvedForecast, VoidedForecast } from '@/lib/domain/forecast'
import { action } from '@/lib/http/action'
import { resolveDueForecasts } from '@/lib/services/forecast-outcomes'
import { makeForecast, resolveForecast, voidForecast } from '@/lib/services/forecasts'

const Nothing = z.strictObject({})

export const makeForecastAction = action(NewForecast, makeForecast, { message: 'Forecast made. It cannot be edited any more.' })
export const voidForecastAction = action(VoidedForecast, voidForecast, {
  message: ({ voided }) => (voided ? 'Forecast voided.' : 'Asked for. Somebody else who signs weeks has to agree.'),
})
export const resolveForecastAction = action(ResolvedForecast, resolveForecast, { message: 'Forecast resolved.' })
export const resolveDueAction = action(Nothing, (ctx) => resolveDueForecasts(ctx), {
  message: ({ length }) =>
    length === 0 ? 'Nothing to resolve yet.' : length === 1 ? 'One forecast resolved.' : `${length} forecasts resolved.`,
})
