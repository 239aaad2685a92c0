import { Link } from '../link.tsx'
import { usePage } from '../page.tsx'
import { pageWords } from '../words.ts'

/** Who runs the site, its registrations, and when the page was made. */
export const Foot = ({ wide }: { wide?: boolean | undefined }) => {
  const { site, links = [], shownAt } = usePage()
  const { host, office, phone, record } = site
  return (
    <footer class={wide ? 'foot wide-foot' : 'foot'}>
      {(host || office || phone) && (
        <p>
          {host && <span class="foot-line">{pageWords.host + host}</span>}
          {office && <span class="foot-office">{pageWords.office + office}</span>}
          {phone && (
            <span class="nb">
              {pageWords.phone} <PhoneLink phone={phone} />
            </span>
          )}
        </p>
      )}
      {links.length > 0 && (
        <nav aria-label={pageWords.footer}>
          {links.map(({ to, label }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </nav>
      )}
      <p>
        {record?.icp && <span class="foot-line">{record.icp}</span>}
        {record?.police && <span class="foot-line">{record.police}</span>}
        {record?.code && <span class="foot-line">{`${pageWords.identity} ${record.code}`}</span>}
        <span class="foot-line">{`${pageWords.updated} ${shownAt}`}</span>
      </p>
    </footer>
  )
}

/** A number to call: never broken over two lines. */
export const PhoneLink = ({ phone, big }: { phone: string; big?: boolean | undefined }) => (
  <a class={big ? 'tel' : 'nb'} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
    {phone}
  </a>
)
