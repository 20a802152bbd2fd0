type SectionIndexProps = { label: string; sections: readonly { id: string; title: string }[] }

/** Links to the sections of a long page. */
export function SectionIndex({ label, sections }: SectionIndexProps) {
  return (
    <nav aria-label={label} data-print="hide">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} className="link inline-flex min-h-6 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
