import type { ArchiveNames } from './archive.rules.ts'

/** What files and folders of an archive are called. */
export const archiveNames = {
  unnamed: '未命名',
  ownFolders: ['通知', '简报和通报'],
  week: (period) => `-第${period}周`,
  version: (version, nth) => `-第${version}版-${String(nth).padStart(3, '0')}`,
  record: '-填报记录.txt',
} satisfies ArchiveNames

export const archiveFiles = {
  index: 'index.html',
  workbook: 'index.xlsx',
  statistics: '统计表.xlsx',
  docx: '总结.docx',
  pdf: '总结.pdf',
  noticeText: '通知/通知.txt',
  notice: (ending: string) => `通知/通知原件.${ending}`,
  tasks: '通知/任务.json',
  /** As it was issued, by its number. */
  paper: (name: string) => `简报和通报/${name}`,
  manifest: 'manifest.json',
  /** Beside the readable record, for machines. */
  json: (record: string) => record.replace(/\.txt$/, '.json'),
  zip: (town: string, year: number, day: string) => `${town}${year}年安全生产月归档-${day}.zip`,
}
