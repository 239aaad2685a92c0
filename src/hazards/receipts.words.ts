export const receiptWords = {
  queueWhole: (reports: number) => `隐患举报的排队次序：${reports} 件一件连一件，都对。`,
  queueBroken: (town: string, number: number) => `隐患举报的排队次序不对：${town}，从第 ${number} 件起`,
}
