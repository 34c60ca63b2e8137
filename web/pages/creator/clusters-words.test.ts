import { expect, test } from 'vitest'
import { clustersFinding, genericFinding, spamFinding } from './clusters-words.ts'
import type { Clusters } from './clusters-words.ts'

const said = (times: number[], clusters = 0) =>
  ({
    comments: 500,
    clusters: Array.from({ length: clusters }, () => ({})),
    generic: times.map((n) => ({ times: n })),
  }) as unknown as Clusters

test('the title counts texts from many hands, and says so where there are none', () => {
  expect(clustersFinding(said([], 2))).toBe('Two texts came nearly word for word from three people or more')
  expect(clustersFinding(said([], 1))).toBe('One text came nearly word for word from three people or more')
  expect(clustersFinding(said([]))).toBe('No text came nearly alike from three people')
})

test('praise that fits anywhere is counted by comments, not by texts', () => {
  expect(genericFinding(said([20, 18, 17]))).toBe('55 of 500 comments are praise that fits under any post')
  expect(genericFinding(said([1]))).toBe('1 of 500 comments is praise that fits under any post')
})

test('a list that is cut is a least number', () => {
  const spam = (n: number) => ({ spam: Array.from({ length: n }, () => ({})) }) as unknown as Clusters
  expect(spamFinding(spam(1))).toBe('1 comment reads like advertising or a request')
  expect(spamFinding(spam(30))).toBe('At least 30 comments read like advertising or a request')
})
