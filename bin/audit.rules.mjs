// What `npm audit --json` found against what SECURITY.md explains. Pure: reads nothing.

/**
 * @typedef {{ id: string, name: string, severity: string, title: string }} Advisory
 * @typedef {{ id: string, name: string, why: string, until: string }} Exception
 */

/** @returns {Advisory[] | undefined} undefined when the registry did not answer with a report */
export function advisoriesIn(text) {
  let report
  try {
    report = JSON.parse(text)
  } catch {
    return undefined
  }
  if (report.auditReportVersion !== 2 || !report.vulnerabilities) return undefined
  const found = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'))
  const each = found.map(({ url, name, severity, title }) => ({ id: url.split('/').at(-1), name, severity, title }))
  return [...new Map(each.map((one) => [`${one.id} ${one.name}`, one])).values()]
}

/** Rows of the table of exceptions: | GHSA-… | package | why it does not reach us | until (yyyy-mm-dd) | */
export function exceptionsIn(markdown) {
  return [...markdown.matchAll(/^\|\s*(GHSA[-\w]+)\s*\|([^|]+)\|([^|]+)\|([^|]+)\|\s*$/gm)].map((row) => {
    const [id, name, why, until] = row.slice(1).map((cell) => cell.trim().replaceAll('`', ''))
    return { id, name, why, until }
  })
}

/** One line for each thing that is wrong; none when every advisory is explained and every explanation still holds. */
export function faultsOf(advisories, exceptions, today) {
  const has = (list, { id, name }) => list.some((one) => one.id === id && one.name === name)
  return [
    ...advisories
      .filter((one) => !has(exceptions, one))
      .map(({ id, name, severity, title }) => `${id} ${name} (${severity}): ${title}`),
    ...exceptions.flatMap((one) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(one.until)) return [`${one.id} ${one.name}: says no day until when`]
      if (one.until < today) return [`${one.id} ${one.name}: was explained until ${one.until} only`]
      if (one.why.length < 20) return [`${one.id} ${one.name}: says not why it does not reach us`]
      return has(advisories, one) ? [] : [`${one.id} ${one.name}: is not found any more, take the line out`]
    }),
  ]
}
