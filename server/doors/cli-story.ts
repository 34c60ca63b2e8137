/** `rapport reports story` prints the story of a campaign with names changed, or writes it to a file; who is who is said beside it. */
import { writeFile } from 'node:fs/promises'
import { Option } from 'commander'
import type { Command } from 'commander'
import { Refused } from '../features/operation.ts'
import type { Operation } from '../features/operation.ts'
import { campaignsStory } from '../features/reports/story.operations.ts'
import { contextOf, within } from './cli.ts'
import type { Parts } from './cli.ts'
import { talk } from './cli-program.ts'
import { perform } from './fold.ts'

type Told = Awaited<ReturnType<typeof campaignsStory.run>>
type Flags = { amounts: string; format: string; letStand: string[]; file?: string; json?: boolean }

export function storyCommand(noun: Command, parts: Parts) {
  noun
    .command('story <id>')
    .description(campaignsStory.describe)
    .addOption(
      new Option('--amounts <how>', 'all times one secret number, or as bands')
        .choices(['scaled', 'banded'])
        .default('scaled'),
    ) // prettier-ignore
    .addOption(
      new Option('--format <format>', 'a page that needs nothing else, or text')
        .choices(['markdown', 'html'])
        .default('markdown'),
    ) // prettier-ignore
    .option('--let-stand <name...>', 'names that are words of every story, which you looked at', [])
    .option('--file <file>', 'where to; left out, the story is printed')
    .option('--json', 'prints the whole answer as JSON')
    .addHelpText('after', '\nExample:\n  rapport reports story ID --format html --file story.html')
    .action(async (id: string, { json, file, ...asked }: Flags) => {
      await within(parts, async (house) => {
        const told = (await perform(campaignsStory as unknown as Operation, contextOf(house), { id, ...asked })) as Told
        if (json) return void process.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
        if (told.text === null)
          throw new Refused('invalid', `No story as long as this is in it: ${told.left.map(({ name, what }) => `${name} (${what})`).join(', ')}.`) // prettier-ignore
        for (const { real, instead } of [...told.replaced, ...told.places]) talk(`${instead} is ${real}.`)
        if (file === undefined || file === '-') return void process.stdout.write(told.text)
        await writeFile(file, told.text).catch((error: Error) => {
          throw new Refused('invalid', `${file}: cannot be written (${error.message}).`)
        })
        talk(`Wrote ${file}.`)
      })
    })
}
