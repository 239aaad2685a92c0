import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canBeSame, type Markable, stateOf } from './questions.rules.ts'

const ids = ['a', 'b', 'c', 'd', 'e']

test('However the office marks and sets apart, a question is one step from where it is answered, and nothing is lost', () => {
  const step = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), apart: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.uniqueArray(fc.constantFrom(...ids)), (steps, answered) => {
      const sameAs = new Map<string, string>()
      const at = (id: string): Markable => ({
        id,
        taskId: id === 'e' ? 'other' : 'task',
        answered: answered.includes(id),
        sameAs: sameAs.get(id) ?? null,
        duplicates: [...sameAs.values()].filter((target) => target === id).length,
      })
      for (const { from, to, apart } of steps) {
        if (apart) sameAs.delete(from)
        else if (canBeSame(at(from), at(to))) sameAs.set(from, to)
      }
      for (const id of ids) {
        const question = at(id)
        const target = question.sameAs ? at(question.sameAs) : question
        expect(target.sameAs).toBe(null)
        expect(target.taskId).toBe(question.taskId)
        expect(stateOf(target)).toBe(target.answered ? 'answered' : 'open')
        expect(stateOf(question) === 'duplicate').toBe(question.sameAs !== null)
      }
    }),
  )
})
