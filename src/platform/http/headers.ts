/** No inline script or style anywhere, so injected markup has nothing to run. blob: shows a photo chosen but not yet sent. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** On every answer, errors and redirects too (ASVS 5.0 §3.4). */
export function setSafeHeaders(headers: Headers, { https, unseen }: { https: boolean; unseen?: boolean }): void {
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value)
  }
  if (unseen) {
    headers.set('cache-control', 'no-store')
    set('referrer-policy', 'no-referrer')
    set('permissions-policy', 'camera=(self), microphone=(self), geolocation=(self), interest-cohort=()')
  }
  set('content-security-policy', POLICY)
  set('x-content-type-options', 'nosniff')
  set('referrer-policy', 'same-origin')
  set('cross-origin-opener-policy', 'same-origin')
  set('cross-origin-resource-policy', 'same-origin')
  set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()')
  if (https) set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/**
 * Refuses a form that another site sent: browsers say where a request comes from by one of these headers.
 * `nameless`: from a page without referrer a browser sends "null"; such a form acts for nobody who is signed in.
 */
export function isFromElsewhere(request: Request, host: string, { nameless = false } = {}): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null') return origin === 'null' && !nameless
  try {
    return new URL(origin).host !== host
  } catch {
    return true
  }
}
