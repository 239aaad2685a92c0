import type { MetricDrafted } from '#campaign/metrics.store.ts'

/** What the demo's office asks for where the catalogue's figures would be asked twice. */
export const reportsCounted: MetricDrafted = {
  code: 'reports',
  name: '宣传报道',
  counter: '篇',
  aggregate: 'sum',
  pairedWith: null,
  perHead: null,
  plausibleMax: 50,
  required: true,
}
