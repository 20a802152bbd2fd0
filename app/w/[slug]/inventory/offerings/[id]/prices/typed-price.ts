import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/context'
import { allow } from '@/lib/context'
import { percentOf, type TypedFigure, typedAmount, typedShare } from '@/lib/domain/typed-figure'
import { AppError } from '@/lib/errors'
import { createPrice, NewPrice, PriceChange, type SourcedPrice, updatePrice } from '@/lib/services/prices'

const readBy = (read: (text: string) => TypedFigure) => (text: string, ctx: z.RefinementCtx) => {
  const { value, problem } = read(text)
  if (value !== undefined) return value
  ctx.addIssue({ code: 'custom', message: problem })
  return z.NEVER
}
const share = readBy(typedShare)
const typed = {
  amount: z.string().transform(readBy(typedAmount)),
  discount: z
    .string()
    .nullable()
    .default(null)
    .transform((text, ctx) => (text === null ? null : share(text, ctx))),
}

/** A price as the form asks for it: the amount with a dot or a comma, the discount in percent. */
export const TypedPrice = z.strictObject({ ...NewPrice.shape, ...typed })
export const TypedPriceChange = z.strictObject({ ...PriceChange.shape, ...typed })

export async function createTypedPrice(ctx: Context, input: z.input<typeof TypedPrice>) {
  allow(ctx, 'claim:write')
  return createPrice(ctx, TypedPrice.parse(input))
}

/** A conflict shows what is stored now in the words of the form, so that an unchanged discount does not look changed. */
const asTyped = (current: SourcedPrice) => ({ ...current, discount: current.discount === null ? null : percentOf(current.discount) })

export async function updateTypedPrice(ctx: Context, input: z.input<typeof TypedPriceChange>) {
  allow(ctx, 'claim:write')
  const price = TypedPriceChange.parse(input)
  try {
    return await updatePrice(ctx, price)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict' || !error.current) throw error
    throw new AppError('conflict', error.message, { current: asTyped(error.current as SourcedPrice) })
  }
}
