import type { VNode } from 'preact'
import type { Ctx } from '#people/access.ts'
import { page } from '#people/page.tsx'

/** What a unit owes and gave is nobody else's: no copy stays on a borrowed phone. */
export async function unitPage(c: Ctx, view: VNode, status?: 200 | 409 | 422): Promise<Response> {
  const answer = await page(c, view, status)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
