/** Exported papers say the whole date: 2023-06-10 08:00. */
export const wholeMoment = (at: Date): string => {
  const local = new Date(at.getTime() + 8 * 3600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}
