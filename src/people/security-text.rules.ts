interface SecurityContact {
  contact: string | undefined
  /** The town's, when no other is set. */
  phone: string
  /** Where the site is, when it knows. */
  home: string | undefined
  now: Date
}

/** RFC 9116 §2.5.5 asks for less than a year: stale contacts are worse than none. */
const GOOD_FOR_DAYS = 180

/** security.txt, or nothing where nobody could be told. */
export function securityText({ contact, phone, home, now }: SecurityContact): string | undefined {
  const digits = phone.replace(/\D/g, '')
  const to = contact ?? (digits ? `tel:+86-${digits.replace(/^0/, '')}` : undefined)
  if (!to) return undefined
  const expires = new Date(now.getTime() + GOOD_FOR_DAYS * 86_400_000)
  expires.setUTCHours(0, 0, 0, 0)
  return [
    `Contact: ${to}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: zh, en',
    ...(home?.startsWith('https:') ? [`Canonical: ${home}/.well-known/security.txt`] : []),
    '',
  ].join('\r\n')
}
