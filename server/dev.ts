/** `npm run dev`: the app restarted on change, the web app reloading by itself, until Ctrl-C. */
import { spawn } from 'node:child_process'

const PORT = process.env.PORT ?? '4747'
const children = [
  spawn(process.execPath, ['--watch-preserve-output', '--watch', 'server/main.ts', 'start'], {
    stdio: 'inherit',
    env: { ...process.env, PORT },
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'web'], {
    stdio: 'inherit',
    env: { ...process.env, PORT },
  }),
]
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill('SIGTERM')))
process.on('SIGINT', () => {})
