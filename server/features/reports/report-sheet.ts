/**
 * What a report says, as plain data: every number in it is written out here, so that the page, the paper and the shared link cannot say
 * different things. Whoever draws it decides on nothing but ink.
 */

export type Kind = 'boss' | 'campaign' | 'experiment'
export type Asked = { readonly kind: Kind; readonly id?: string | undefined }

export type Report = {
  readonly kind: Kind
  readonly id: string | null
  /** The finding, in a sentence. */
  readonly title: string
  /** Of what, of whom and of which days. */
  readonly about: string
  readonly made: string
  readonly figures: readonly Figure[]
  readonly sections: readonly Section[]
  /** People by the name that stands in the text; paper whose letters lack it gives the handle. */
  readonly people: readonly { readonly name: string; readonly handle: string }[]
}

/** An estimate carries its range or what it is silent on in the note. */
export type Figure = { readonly label: string; readonly value: string; readonly note: string }
export type Section = { readonly heading: string; readonly blocks: readonly Block[] }
export type Block = Words | List | Table | Dots | Course

type Words = { readonly is: 'words'; readonly text: string; readonly quiet?: boolean }
type List = { readonly is: 'list'; readonly items: readonly string[] }

/** `figures`: columns of numbers, which stand to the right. */
export type Table = {
  readonly is: 'table'
  readonly caption: string
  readonly head: readonly { readonly text: string; readonly figures: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

export type Axis = {
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** `value` null: nothing is known, and drawn so; `sure` false: the dot is hollow. A value beyond the axis is an arrow at its end; so is an end that is null. */
export type Dot = {
  readonly name: string
  readonly note: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly sure: boolean
  readonly said: string
}
export type Dots = {
  readonly is: 'dots'
  readonly title: string
  readonly unit: string
  readonly axis: Axis
  readonly dots: readonly Dot[]
  readonly more: string | null
}

/** Across are days since 1970. Without: what would have been; ahead: what is expected, within its band. */
export type Course = {
  readonly is: 'course'
  readonly title: string
  readonly unit: string
  readonly across: Axis
  readonly up: Axis
  readonly lines: readonly {
    readonly is: 'seen' | 'without' | 'ahead'
    readonly name: string
    readonly points: readonly (readonly [day: number, value: number])[]
  }[]
  readonly band: readonly (readonly [day: number, low: number, high: number])[]
  /** Days on which the test ran. */
  readonly on: readonly (readonly [from: number, to: number])[]
  readonly limit: { readonly at: number; readonly text: string } | null
}
