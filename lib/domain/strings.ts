/** A slug for a name: lower case, hyphens, no accents. Chinese and other scripts fall away; the caller supplies a fallback. */
export const slugify = (name: string, fallback = 'item'): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.+/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/-\.|\.-/g, '-')
    .slice(0, 80)
    .replace(/[-.]+$/, '') || fallback
