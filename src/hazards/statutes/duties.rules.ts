/** What has to be done, by whom, without a number of days: what a refusal cites. Pure data. */
import { duty, type Version } from './statute.rules.ts'

const LAW = '2021-09-01'
const RULES_2008 = '2008-02-01'
const RULES_2013 = '2013-06-08'
const RULES_2018 = '2018-01-04'
const RULES_2023 = '2023-10-18'

export const duties = {
  // who takes it
  'report-channel': [duty('safety-law', '第七十三条', LAW, 'seen', 'office')],
  'village-reports': [duty('safety-law', '第七十五条', LAW, 'seen', 'office')],
  'refusal-reasons': [duty('mem-notice', '第四部分', '2023-04-30', 'seen', 'office')],
  'insider-named': [duty('workers-2020', '第四条', '2020-09-16', 'seen', 'reporter')],
  'transfer-told': [
    { ...duty('rewards-2012', '第十一条第（五）项', '2012-05-02', 'seen', 'office'), to: '2018-01-03' },
    duty('rewards-2018', '第十条第（五）项', RULES_2018, 'recalled', 'office'),
  ],
  'deaths-county': [duty('safety-law', '第七十三条', LAW, 'seen', 'county')],
  'concealed-county': [duty('rewards-2018', '第三条', RULES_2018, 'reading', 'county')],
  'beyond-county': [duty('rewards-2018', '第三条', RULES_2018, 'reading', 'county')],
  'town-by-entrustment': [duty('safety-law', '第九条', LAW, 'recalled', 'office')],
  'merge-same': [duty('reports-2023', null, RULES_2023, 'seen', 'office')],
  // what comes by an enterprise's own channel
  'own-answered': [duty('safety-law', '第五十九条', LAW, 'recalled', 'unit')],
  'own-accidents': [duty('safety-law', '第八十三条', LAW, 'recalled', 'unit')],
  'own-majors': [duty('safety-law', '第四十一条第二款', LAW, 'recalled', 'unit')],
  'own-choice': [duty('safety-law', '第七十四条', LAW, 'recalled', 'reporter')],
  // who looks, and how it is found
  'verifier-unrelated': [duty('penalty-law', '第四十三条', '2021-07-15', 'recalled', 'verifiers')],
  'two-verifiers': [duty('penalty-law', '第四十二条', '2021-07-15', 'recalled', 'verifiers')],
  'custodian-apart': [duty('protection-2013', null, RULES_2013, 'seen', 'office')],
  'original-sealed': [duty('protection-2013', null, RULES_2013, 'seen', 'office')],
  'written-record': [duty('safety-law', '第七十三条', LAW, 'seen', 'verifiers')],
  grading: [duty('hazards-2008', '第三条', RULES_2008, 'seen', 'verifiers')],
  'major-by-standard': [duty('safety-law', '第一百一十八条', LAW, 'recalled', 'verifiers')],
  'extension-once': [
    { ...duty('rewards-2012', '第十一条第（六）项', '2012-05-02', 'seen', 'office'), to: '2018-01-03' },
    duty('rewards-2018', '第十条第（六）项', RULES_2018, 'seen', 'office'),
  ],
  'pause-reasoned': [duty('rewards-2018', '第十条第（六）项', RULES_2018, 'reading', 'office')],
  // what the unit is told to do
  'order-signed': [duty('safety-law', '第七十三条', LAW, 'seen', 'office')],
  'danger-first': [duty('safety-law', '第六十五条第一款第（三）项', LAW, 'recalled', 'office')],
  'six-part-plan': [
    duty('hazards-2008', '第十五条', RULES_2008, 'recalled', 'unit'),
    { ...duty('hubei-2010', '第七条', '2010-01-01', 'local', 'unit') },
  ],
  'remove-hazards': [duty('safety-law', '第四十一条', LAW, 'recalled', 'unit')],
  'recheck-by-others': [duty('hazards-2008', '第二十三条', RULES_2008, 'reading', 'verifiers')],
  'supervise-major': [duty('safety-law', '第四十一条第三款', LAW, 'recalled', 'county')],
  'file-case': [duty('safety-law', '第一百零二条', LAW, 'recalled', 'county')],
  'stop-production': [duty('safety-law', '第七十条', LAW, 'recalled', 'county')],
  // what the reporter is told
  'reply-parts': [duty('reports-2023', null, RULES_2023, 'seen', 'office')],
  'withdrawn-no-reply': [duty('reports-2023', null, RULES_2023, 'seen', 'office')],
  'review-above': [duty('reports-2023', null, RULES_2023, 'seen', 'above')],
  // who does what inside the office
  'who-may': [duty('protection-2013', null, RULES_2013, 'reading', 'office')],
  stages: [duty('reports-2023', null, RULES_2023, 'reading', 'office')],
} as const satisfies Record<string, readonly Version[]>
