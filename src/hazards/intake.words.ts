export const intakeWords = {
  title: '记一件举报',
  back: '隐患举报',
  backTo: '/office/hazards',
  lead: '接电话、收信、来人、12345 转来、检查时看到的，都从这里记。记完马上有回执号，念给他、抄给他。',
  refused: (count: number) => `还没录上，有 ${count} 处要改`,
  channel: '从哪里来的',
  channelMissing: '还没选从哪里来的。',
  topic: '是哪种隐患',
  topicBlank: '别的，下面写',
  caller: '来件的编号',
  callerHint:
    '工单号、信件编号、检查记录号。不写人名、电话。愿意留的，拿着回执号到“看办到哪了”那一页留，只有保密员能看。',
  send: '录上去',
  kept: '录上了',
  read: '念给他听：这是您的回执号，一共九组，每组四个数字',
  group: (nth: number) => `第 ${nth} 组`,
  after:
    '这一页关掉就再也打不开了。念完，让他念回来对一遍。写信、转办的，抄在回单上。不会上网的，凭回执号打电话来问也行。',
  another: '再录一件',
  list: '回到隐患举报',
}
