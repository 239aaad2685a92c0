export const menuWords = { overview: '总览', statistics: '统计表', summary: '总结' }

/** Before a campaign is closed, of this floor. */
export const beforeClosingWords = {
  drafts: (count: number) => `简报、通报、总结的草稿有 ${count} 份没有签发`,
  noArchive: '还没有归档。结束以后再归档，数就不变了。',
}
