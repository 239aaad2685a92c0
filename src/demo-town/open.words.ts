import type { DemoName } from './people.ts'

/** What each demo account is for, as the terminal tells it. */
export const accountWords: Record<DemoName, string> = {
  director: '委员会主任  director of the committee',
  officer: '办公室，先试这个  the office: begin here',
  liaison: '南董村联络员  a village reports',
  otherLiaison: '看寺村联络员  another village',
  head: '安禾铸造公司负责人  head of a company',
  member: '安禾铸造公司职工  a worker',
  observer: '区应急局，只看  the county, reads only',
  custodian: '举报保密员  keeps reports confidential',
}
