/**
 * What may be said from outside: three variables, none needed. All that is wrong with them is said at once, so that it is mended
 * at once; a variable that looks like ours and is none is refused, because a misspelt setting that is ignored is found out too late.
 */
import { createServer } from 'node:net'

export type Configuration = {
  /** Where to listen; 0 lets the system choose. */
  port: number
  /** Whether PORT was given; if not, and the port is taken, the next free one will do (`freePort`). */
  portGiven: boolean
  /** An own PostgreSQL; absent, the embedded one is started. */
  databaseUrl?: string
  /** The address that people use, without a slash at the end; absent, http://localhost and the port. */
  publicUrl?: string
}

export type ConfigurationProblem = { name: string; found: string; wanted: string; remedy: string }

/** All that is wrong with the environment. */
export class ConfigurationError extends Error {
  readonly problems: readonly ConfigurationProblem[]

  constructor(problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(
      ({ name, found, wanted, remedy }) => `  ${name}: found ${found}; wanted ${wanted}. ${remedy}.`,
    )
    super(
      `The environment has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    )
    this.name = 'ConfigurationError'
    this.problems = problems
  }
}

export const DEFAULT_PORT = 4747

const NAMES = ['PORT', 'DATABASE_URL', 'PUBLIC_URL']

/** Reads the environment; an empty variable counts as absent. Throws ConfigurationError with every problem. */
export function readConfiguration(env: Record<string, string | undefined>): Configuration {
  const problems: ConfigurationProblem[] = []
  const read = <Value>(
    name: string,
    understand: (text: string) => Value | Omit<ConfigurationProblem, 'name'>,
  ): Value | undefined => {
    const text = env[name]?.trim()
    if (!text) return undefined
    const value = understand(text)
    if (!isProblem(value)) return value
    problems.push({ name, ...value })
    return undefined
  }
  const port = read('PORT', portFrom)
  const databaseUrl = read('DATABASE_URL', databaseUrlFrom)
  const publicUrl = read('PUBLIC_URL', publicUrlFrom)
  for (const name of Object.keys(env)) if (/^RAPPORT_/i.test(name)) problems.push(unknownName(name))
  if (problems.length) throw new ConfigurationError(problems)
  return {
    port: port ?? DEFAULT_PORT,
    portGiven: port !== undefined,
    ...(databaseUrl && { databaseUrl }),
    ...(publicUrl && { publicUrl }),
  }
}

/** The first port from `from` on that nobody listens to. Rejects when a hundred in a row are taken. */
export async function freePort(from: number): Promise<number> {
  const last = Math.min(from + 99, 65_535)
  for (let port = from; port <= last; port++) if (await isFree(port)) return port
  throw new ConfigurationError([
    {
      name: 'PORT',
      found: `all ports from ${from} to ${last} taken`,
      wanted: 'a free one',
      remedy: 'Set PORT to a free port',
    },
  ])
}

type Fault = Omit<ConfigurationProblem, 'name'>

const isProblem = (value: unknown): value is Fault => typeof value === 'object' && value !== null && 'remedy' in value

function portFrom(text: string): number | Fault {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  return {
    found: `"${text}"`,
    wanted: 'a whole number from 0 to 65535',
    remedy: `Write for instance PORT=8080, or leave it out for ${DEFAULT_PORT}`,
  }
}

/** The text is never repeated: it holds a password. */
function databaseUrlFrom(text: string): string | Fault {
  const wanted = 'postgres://user:password@host:5432/database'
  const remedy =
    'Write it so, with special letters of the password percent-encoded, or leave it out for the embedded PostgreSQL'
  if (!URL.canParse(text)) return { found: 'something that is no address', wanted, remedy }
  const { protocol } = new URL(text)
  if (protocol !== 'postgres:' && protocol !== 'postgresql:')
    return { found: `an address of ${protocol}//`, wanted, remedy }
  return text
}

function publicUrlFrom(text: string): string | Fault {
  const wanted = 'the address that people use, as https://rapport.example.org'
  const remedy = 'Write scheme and host only, or leave it out for http://localhost'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return { found: `"${text}"`, wanted, remedy }
  if (url.username || url.password) return { found: 'an address with a user or password in it', wanted, remedy }
  if (url.pathname !== '/' || url.search || url.hash)
    return { found: `"${text}", with something after the host`, wanted, remedy }
  return url.origin
}

function unknownName(name: string): ConfigurationProblem {
  const meant = NAMES.find((each) => name.toUpperCase() === `RAPPORT_${each}`)
  return {
    name,
    found: 'a variable that Rapport does not know',
    wanted: `only ${NAMES.join(', ')}, all optional`,
    remedy: meant ? `Rename it to ${meant}` : 'Remove it',
  }
}

/** Tried on every interface, as the app listens. */
function isFree(port: number): Promise<boolean> {
  return new Promise((done, refuse) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(false) : refuse(error),
    )
    probe.listen(port, () => probe.close(() => done(true)))
  })
}
