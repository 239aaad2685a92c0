/** The clocks: how many days, counted how, whose. One entry per time in force. Pure data. */
import { limit, type Version } from './statute.rules.ts'

/** The first day of the rules of 2012 and of those that took their place. */
const FROM_2012 = '2012-05-02'
const FROM_2018 = '2018-01-04'
const FROM_2023 = '2023-10-18'
const until2018 = { to: '2018-01-03' } as const

export const limits = {
  /** No number of days in any national text; one is told on the spot in 山东. */
  accept: [{ ...limit('shandong-2015', null, '2015-01-01', 'reading', 'office', 3), counted: 'working' }],
  close: [
    { ...limit('rewards-2012', '第十一条第（六）项', FROM_2012, 'seen', 'office', 60), ...until2018 },
    limit('rewards-2018', '第十条第（六）项', FROM_2018, 'seen', 'office', 60),
  ],
  extension: [
    { ...limit('rewards-2012', '第十一条第（六）项', FROM_2012, 'seen', 'office', 30), ...until2018 },
    limit('rewards-2018', '第十条第（六）项', FROM_2018, 'seen', 'office', 30),
  ],
  /** Since 2018 only 及时; the number of 2012 stays as the town's default. */
  feedback: [
    { ...limit('rewards-2012', '第十条第（三）项', FROM_2012, 'seen', 'office', 10), ...until2018 },
    limit('rewards-2012', '第十条第（三）项', FROM_2018, 'reading', 'office', 10),
  ],
  objection: [{ ...limit('reports-2023', null, FROM_2023, 'seen', 'reporter', 10), moves: true }],
  review: [limit('reports-2023', null, FROM_2023, 'seen', 'above', 30)],
  recheck: [limit('hubei-2010', '第十条', '2010-01-01', 'local', 'verifiers', 10)],
  /** A general hazard is one that can be put right at once (总局令16号 第三条); the days are ours. */
  'fix-general': [{ ...limit('hazards-2008', '第三条', '2008-02-01', 'reading', 'unit', 15), moves: true }],
  'fix-major': [{ ...limit('hazards-2008', '第十五条', '2008-02-01', 'reading', 'unit', 30), moves: true }],
  /** 及时核查、整改, says the text, and no number: the days are ours. Then it is the town's. */
  'own-channel': [limit('internal-2024', null, '2024-07-25', 'reading', 'unit', 15)],
} as const satisfies Record<string, readonly Version[]>
