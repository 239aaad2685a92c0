export const savedViewWords = {
  label: '常看',
  all: '全部',
  save: '存成常看',
  name: '起个名字',
  share: '办公室的人都看得到',
  keep: '存下',
  change: '改',
}
