/** What may be asked about the story of a campaign. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { story } from './story.ts'

export const storyInput = z.object({
  id: z.uuid().describe('the campaign'),
  amounts: z.enum(['scaled', 'banded']).default('scaled').describe('all times one secret number, or as bands'),
  format: z
    .enum(['markdown', 'html'])
    .default('markdown')
    .describe('of the text; html is one page that needs nothing else'),
  letStand: z
    .array(z.string().trim().min(1).max(200))
    .max(50)
    .default([])
    .describe('names that are also words of every story, which you looked at and let stand'),
})

const block = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['title', 'heading', 'note', 'words']), text: z.string() }),
  z.object({
    is: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    figures: z.number().describe('from this column on they are figures'),
  }),
])

const replacement = z.object({ real: z.string(), instead: z.string() })

export const campaignsStory = operation({
  name: 'reports.story',
  describe:
    'Tells a campaign as a story with names changed, to be shared; no text as long as anything real is left in it.',
  method: 'GET',
  path: '/campaigns/{id}/story',
  permission: 'read',
  changes: false,
  input: storyInput,
  output: z.object({
    text: z.string().nullable().describe('Markdown, or a page of HTML; null as long as anything is left'),
    file: z.string().nullable().describe('a name for a file of it'),
    blocks: z.array(block).describe('the same text in pieces'),
    replaced: z.array(replacement).describe('creators'),
    places: z.array(replacement),
    left: z.array(z.object({ name: z.string(), what: z.string() })).describe('real names that the text still holds'),
  }),
  run: story,
})
