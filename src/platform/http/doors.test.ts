import { createServer, request } from 'node:http'
import { createServer as plainServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDoors } from './doors.ts'

const asked = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const one = request({ port, host: '127.0.0.1', agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    })
    one.on('error', () => resolve(undefined))
    one.end()
  })

test('all who come are let in, whichever door they come through, and nobody once the doors are shut', async () => {
  const server = createServer((_, answer) => answer.end('ok'))
  const doors = await openDoors(server, 0, '127.0.0.1')
  const answers = await Promise.all(Array.from({ length: 60 }, () => asked(doors.port)))
  expect(answers.every((status) => status === 200)).toBe(true)
  await doors.shut()
  expect(await asked(doors.port)).toBeUndefined()
})

test('a second process finds the port taken, also one that would open several doors itself', async () => {
  const doors = await openDoors(createServer(), 0, '127.0.0.1')
  onTestFinished(() => doors.shut())
  await expect(openDoors(createServer(), doors.port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const other = plainServer()
  const code = await new Promise((resolve) => {
    other.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    other.listen(doors.port, '127.0.0.1', () => resolve('listening'))
  })
  expect(code).toBe('EADDRINUSE')
})
