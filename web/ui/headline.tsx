/** The finding at the head of a page. "Twenty-two" stays on one line: broken, it reads as two numbers. */
import type { ComponentProps } from 'react'

export const Headline = ({ children, ...rest }: ComponentProps<'h1'> & { children: string }) => (
  <h1 {...rest}>
    {children.split(/(\S+-\S+)/).map((part, at) =>
      at % 2 ? (
        // Every second part is a word with a hyphen.
        <span key={at} className="whitespace-nowrap">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </h1>
)
