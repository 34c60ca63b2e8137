/**
 * Asks for redirects as fast as they are answered, over connections that stay open, from a process of its own: told by one line of JSON on
 * stdin, it answers with one on stdout. Each request has an address and a browser of its own, as behind a proxy.
 */
import { connect } from 'node:net'

export type Asked = {
  port: number
  connections: number
  seconds: number
  codes: readonly string[]
  /** Keeps the click id of every answer. */
  keep?: boolean
}
export type Answered = {
  answers: number
  /** Answers that were no redirect, and connections that broke. */
  others: number
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** The longest time in which nobody was answered, in milliseconds. */
  silence: number
  ids: string[]
}

const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 390.0.0.28.85 (iPhone15,3; iOS 18_5; de_DE)',
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
]
const END = Buffer.from('\r\n\r\n')

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Requests are made beforehand, so that this process is not what is measured: 4,096 visitors, drawn again and again. */
function requests(codes: readonly string[]): Buffer[] {
  return Array.from({ length: 4096 }, (_, i) => {
    const address = `${11 + (i % 180)}.${(i * 7) % 256}.${(i * 31) % 256}.${(i * 13) % 256}`
    return Buffer.from(
      `GET /r/${codes[i % codes.length]} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${BROWSERS[i % BROWSERS.length]}\r\n` +
        `Accept: text/html,application/xhtml+xml\r\nAccept-Language: de-DE,de;q=0.9\r\nX-Forwarded-For: ${address}\r\nReferer: https://l.instagram.com/\r\n\r\n`,
    )
  })
}

async function load({ port, connections, seconds, codes, keep }: Asked): Promise<Answered> {
  const asks = requests(codes)
  const times = new Float32Array(20_000_000)
  const ids: string[] = []
  let [answers, others, next, silence, last] = [0, 0, 0, 0, performance.now()]
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((done) => {
          let sent = 0
          let rest: Buffer | undefined
          const open = () => {
            const socket = connect(port, '127.0.0.1')
            socket.setNoDelay(true)
            const ask = () => {
              if (performance.now() >= until) return void socket.end()
              sent = performance.now()
              socket.write(asks[next++ & 4095]!)
            }
            socket.on('connect', ask)
            socket.on('data', (piece: Buffer) => {
              const all = rest ? Buffer.concat([rest, piece]) : piece
              const end = all.indexOf(END)
              if (end < 0) return void (rest = all)
              rest = undefined
              const now = performance.now()
              times[answers % times.length] = now - sent
              if (now - last > silence) silence = now - last
              last = now
              // "HTTP/1.1 302": what says so is the tenth letter.
              if (all[9] === 51) {
                answers++
                if (keep) {
                  const at = all.indexOf('rapport_click=')
                  if (at > 0) ids.push(all.toString('latin1', at + 14, at + 50))
                }
              } else others++
              ask()
            })
            socket.on('error', () => {})
            socket.on('close', () => {
              rest = undefined
              if (performance.now() >= until) return done()
              others++
              void pause(20).then(open)
            })
          }
          open()
        }),
    ),
  )
  const sorted = times.subarray(0, Math.min(answers, times.length)).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { answers, others, seconds: (performance.now() - began) / 1000, p50: at(0.5), p99: at(0.99), silence, ids }
}

let text = ''
for await (const piece of process.stdin) text += piece
process.stdout.write(JSON.stringify(await load(JSON.parse(text) as Asked)))
