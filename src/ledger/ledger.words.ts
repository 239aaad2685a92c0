export const menuWords = { overview: '总览', papers: '报表' }
