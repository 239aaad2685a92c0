export const menuWords = { overview: '总览', statistics: '统计表', summary: '总结' }
