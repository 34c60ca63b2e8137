import { expect, test } from 'vitest'
import { asks, eachWord } from './words.ts'

function words(text: string): number[] {
  const found: number[] = []
  eachWord(text, (hash) => found.push(hash))
  return found
}

test('words are found in every script', () => {
  expect(words('I love this lamp')).toHaveLength(4)
  expect(words('Đẹp quá, chị ơi!')).toHaveLength(4)
  expect(words('Где купить эту лампу?')).toHaveLength(4)
  expect(words('من أين اشتريت المصباح؟')).toHaveLength(4)
  expect(words('मुझे यह दीपक पसंद है')).toHaveLength(5)
  expect(words('이 램프 어디서 샀어요')).toHaveLength(4)
  expect(words('这个台灯在哪里买的').length).toBeGreaterThanOrEqual(4)
  expect(words('このランプはどこで買いましたか').length).toBeGreaterThanOrEqual(5)
  expect(words('ซื้อโคมไฟนี้ที่ไหน').length).toBeGreaterThanOrEqual(4)
})

test('case, encoding and punctuation do not make another word', () => {
  expect(words('LAMP!')).toEqual(words('lamp'))
  expect(words('cafe\u0301')).toEqual(words('CAFÉ'))
  expect(words('ｌａｍｐ')).toEqual(words('lamp'))
  expect(words('don’t')).toEqual(words("don't"))
  expect(words('lamp')).not.toEqual(words('lamps'))
})

test('emoji, links and names are no words', () => {
  expect(words('😍🔥 👩‍👩‍👧 ❤️ 1️⃣')).toHaveLength(1)
  expect(words('@anna_b. @Łukasz')).toHaveLength(0)
  expect(words('see https://example.org/a?b=c and www.example.org')).toHaveLength(2)
  expect(words('🔥lamp🔥')).toEqual(words('lamp'))
})

test('a comment as long as a book is read to its thousandth letter', () => {
  expect(words('lamp '.repeat(1e5))).toHaveLength(200)
})

test('questions are seen in the scripts that mark them', () => {
  for (const text of ['where?', 'どこ？', 'أين؟', 'ո՞ւր', 'πού\u037e']) expect(asks(text)).toBe(true)
  for (const text of ['here', '', '!', 'ここ。']) expect(asks(text)).toBe(false)
})
