export const officialWords = { attachment: '附件：' }
