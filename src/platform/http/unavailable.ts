/** Where there is no form to give back: a page drawn beforehand, so that saying so costs next to nothing. */
export const unavailable = (page: string): Response =>
  new Response(page, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  })
