/** What may be asked about the story of a campaign. */
import { z } from 'zod'
import { operation } from '../operation.ts'
import { story } from './story.ts'

export const storyInput = z.object({
  id: z.uuid().describe('the campaign'),
  amounts: z.enum(['scaled', 'banded']).default('scaled').describe('all times one secret number, or as bands'),
})

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
    text: z.string().nullable().describe('Markdown'),
    replaced: z.array(z.object({ real: z.string(), instead: z.string() })),
    left: z.array(z.object({ name: z.string(), what: z.string() })).describe('real names that the text still holds'),
  }),
  run: story,
})
