export const committeeWords = {
  title: '活动指导委员会',
  members: '成员',
  office: '办公室',
  officeAt: (where: string) => `办公室设在${where}`,
  duties: '办公室做什么',
  hotline: '举报电话',
  emptyTitle: '委员会还没公布',
  emptyText: '通知派发以后，成员和职责会写在这里。',
  back: '首页',
  unnamed: '没写',
}

/** How the seats that a notice fills are called. */
export const seatWords = { director: '主任', member: '成员', officeDirector: '办公室主任' }
