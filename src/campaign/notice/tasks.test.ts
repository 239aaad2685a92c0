import { expect, test } from 'vitest'
import { noticeOf, readingOf, tasksIn, whoDoes } from './notices.in-tests.ts'
import { readNotice } from './read-notice.ts'
import { withHandIns } from './tasks.hand-ins.ts'

const sudian = readingOf('00-sudian-2023')
const activity = (text: string) => readNotice(`${frame}（一）${text}\n四、工作要求\n加强领导。`).activities[0]!
const frame =
  '关于开展2026年“安全生产月”活动的通知\n各村、各站所、各企业、各学校：\n今年6月是第25个全国“安全生产月”，现将有关事项通知如下：\n一、活动时间\n6月1日至30日\n三、主要活动\n'

test('the Sudian notice asks of every kind of unit what it says', () => {
  const asked = {
    lecture: ['village', 'station', 'enterprise'],
    article: ['village', 'station', 'enterprise'],
    discussion: ['enterprise'],
    'pre-shift': ['enterprise'],
    'case-study': ['enterprise'],
    films: ['village', 'station', 'enterprise'],
    contest: ['village', 'station', 'enterprise'],
    camp: ['village', 'station', 'enterprise'],
    giveaway: ['village', 'station', 'enterprise'],
    reader: ['school'],
    'household-check': ['village'],
    'charging-check': ['village', 'community'],
    'escape-map': ['enterprise'],
    coverage: ['village', 'station'],
    'law-publicity': ['village', 'station'],
    pledge: ['enterprise'],
    'lead-hazards': ['enterprise'],
    'lead-duties': ['enterprise'],
    'lead-hot-work': ['enterprise'],
    'lead-contractors': ['enterprise'],
    'lead-drill': ['enterprise'],
    'hot-work-training': ['enterprise'],
    'hot-work-cards': ['enterprise'],
    'contractor-publicity': ['enterprise'],
    'contractor-check': ['enterprise'],
    exposure: ['village', 'station'],
    hotline: ['village', 'station'],
    'hazard-search': ['village', 'station', 'enterprise'],
    'drill-village': ['village'],
    'drill-community': ['community'],
    'drill-school': ['school'],
    'drill-household': ['household'],
    'skills-training': ['enterprise'],
    'open-day-site': ['village', 'station', 'enterprise'],
    'open-day-live': ['village', 'station', 'enterprise'],
  }
  expect(Object.fromEntries(Object.keys(asked).map((topic) => [topic, whoDoes(sudian, topic)]))).toEqual(asked)
})

test('the fifth 五个一, which Sudian does not name, is not made up', () => {
  expect(tasksIn(sudian).map(({ topic }) => topic)).not.toContain('farm-training')
  expect(tasksIn(sudian).map(({ topic }) => topic)).not.toContain('other')
})

test('every task shows the sentence that asks for it', () => {
  const text = noticeOf('00-sudian-2023')
  sudian.activities.forEach(({ tasks }, index) => {
    tasks.forEach((task, nth) => {
      const { start, end } = sudian.spans[`activities.${index}.tasks.${nth}`]!
      expect(task.sentence.replace(/\s/g, '')).toContain(text.slice(start, end).replace(/\s|[，；]$|^[，；]/g, ''))
    })
  })
})

test('the open day is due on its day, and what is shown there is no task of its own', () => {
  expect(sudian.activities[5]!.tasks.map(({ topic, due }) => [topic, due])).toEqual([
    ['open-day-site', '2023-06-16'],
    ['open-day-live', '2023-06-16'],
  ])
})

test('how often, by when and which proof are taken from the same sentence', () => {
  expect(readingOf('91-synthetic-town-2026').activities[0]!.tasks).toMatchObject([
    {
      topic: 'lecture',
      minCount: 1,
      due: '2026-06-05',
      evidence: [
        { kind: 'sign-in-sheet', minimum: 1 },
        { kind: 'photo', minimum: 2 },
      ],
    },
  ])
})

test('what no rule knows keeps its own words as the title', () => {
  const { tasks } = activity('开展结对帮扶。各企业要安排技术骨干与各村结成对子。')
  expect(tasks).toMatchObject([{ topic: 'other', title: '安排技术骨干与各村结成对子', unitKinds: ['enterprise'] }])
})

test('a drill is one task for each kind of place', () => {
  const { tasks } = activity('应急演练。各村、各学校、各站所6月20日前各开展1次应急演练。')
  expect(tasks.map(({ topic, unitKinds, due }) => [topic, unitKinds, due])).toEqual([
    ['drill-village', ['village'], '2026-06-20'],
    ['drill-school', ['school'], '2026-06-20'],
    ['drill-enterprise', ['station'], '2026-06-20'],
  ])
})

test('what an activity only builds on is not asked again', () => {
  const { tasks } = activity('曝光突出问题。结合“打非治违”等工作，曝光重大事故隐患。')
  expect(tasks.map(({ topic }) => topic)).toEqual(['exposure'])
})

test('a sentence without a name means those the notice goes to', () => {
  const { tasks } = activity('科普视频展播。组织开展科普视频展播。')
  expect(tasks).toMatchObject([{ topic: 'films', unitKinds: ['village', 'station', 'enterprise', 'school'] }])
})

test('an explanation and a section of requirements ask nobody for anything', () => {
  expect(tasksIn(readingOf('34-explanation-2024'))).toEqual([])
})

test('what is handed in for the month stands under a heading of its own', () => {
  const reading = withHandIns(readingOf('91-synthetic-town-2026'), '资料报送')
  const last = reading.activities.at(-1)!
  expect(last.tasks.map(({ topic, due, recurrence }) => [topic, due ?? recurrence])).toEqual([
    ['other', '2026-05-28'],
    ['statistics', 'weekly:FRI@17:00'],
    ['materials', undefined],
    ['statistics', '2026-07-02'],
  ])
  expect(reading.spans[`activities.${reading.activities.length - 1}.tasks.1`]).toBeDefined()
})
