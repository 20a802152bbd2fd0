import { expect, it } from 'vitest'
import { promptListText, readPromptList } from './prompt-list'

const two = [
  { text: 'A red car, fast', useCase: 'adverts' },
  { text: 'A "quiet" lake', useCase: null },
]

it('lines are prompts, and empty ones are left out', () => {
  expect(readPromptList('A red car, fast\r\n\n  A lake ').prompts.map(({ text }) => text)).toEqual(['A red car, fast', 'A lake'])
})

it('a line that is a quoted record is read as a prompt and its use case, without the marks', () => {
  expect(readPromptList('"A woman, walking in rain", opener\n"A ""quiet"" lake"\n"One; two"\t"product, close"').prompts).toEqual([
    { text: 'A woman, walking in rain', useCase: 'opener' },
    { text: 'A "quiet" lake', useCase: null },
    { text: 'One; two', useCase: 'product, close' },
  ])
})

it.each(['"Rain" says the sign, slowly', 'A woman, walking in rain, opener', '"Open', 'Neon: "HOTEL", blinking', '"A", "B", "C"'])(
  'a line that is no quoted record stays as it was pasted: %s',
  (line) => {
    expect(readPromptList(line).prompts).toEqual([{ text: line, useCase: null }])
  },
)

it('CSV and JSON bring the use case of each prompt', () => {
  expect(readPromptList('use case,prompt\nadverts,"A red car, fast"\n,"A ""quiet"" lake"\n').prompts).toEqual(two)
  expect(readPromptList('prompt;stratum\nA red car, fast;adverts\nA "quiet" lake;').prompts).toEqual(two)
  expect(readPromptList(JSON.stringify(two.map(({ text, useCase }) => ({ prompt: text, useCase })))).prompts).toEqual(two)
  expect(readPromptList('{"prompts":["A lake"]}').prompts).toEqual([{ text: 'A lake', useCase: null }])
})

it('a list that was written reads as the same prompts again', () => {
  for (const prompts of [
    two,
    [{ text: 'prompt', useCase: null }],
    [{ text: 'one\ntwo', useCase: null }],
    [{ text: '[a] lake', useCase: null }],
    [{ text: '"Rain", a sign', useCase: null }],
  ])
    expect(readPromptList(promptListText(prompts)).prompts).toEqual(prompts)
})

it.each([
  ['[{"prompt": "A lake"', 'brackets'],
  ['{"a": 1}', 'no list of prompts'],
  ['[{"useCase": "adverts"}]', 'Entry 1'],
  ['prompt,use case\n"A lake,adverts', 'never closed'],
  ['prompt,use case\nA lake, a boat,adverts', 'Row 1 of the CSV has more cells'],
  ['prompt,use case\n,adverts', 'Row 1 of the CSV has no prompt'],
])('a list that cannot be read says where: %s', (text, words) => {
  expect(readPromptList(text).problem).toContain(words)
})
