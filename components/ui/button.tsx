import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md'

const looks: Record<ButtonVariant, string> = {
  primary: 'forced-color-adjust-none bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'bg-paper text-ink border-edge/60 hover:bg-surface hover:border-edge',
  ghost: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-paper text-danger border-danger/60 hover:bg-danger-soft hover:border-danger',
}

export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', className?: string) {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-semibold whitespace-nowrap select-none',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    '[&_svg]:size-3.5 [&_svg]:shrink-0',
    size === 'sm' ? 'h-7 px-2 text-sm' : 'h-8 px-3 text-base',
    looks[variant],
    className,
  )
}

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

export function Button({ variant, size, icon, className, children, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return (
    <button type={type} className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}

export function ButtonLink({ variant, size, icon, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </Link>
  )
}

/** A square button that shows only an icon; `label` is what it is called. */
export function IconButton({
  label,
  variant = 'ghost',
  size,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Look & { label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      className={buttonClass(variant, size, clsx(size === 'sm' ? 'w-7 px-0!' : 'w-8 px-0!', className))}
      {...rest}
    >
      {children}
    </button>
  )
}
