export const maintainerLabels = {
  academic: 'Academic',
  vendor: 'Vendor',
  community_arena: 'Arena',
  independent_lab: 'Independent lab',
} as const
