#!/usr/bin/env node
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Rapport needs Node 22.18 or newer; this is ${process.version}. On Linux x64 \`npm ci\` brings one: run it through npx (npx rapport …) or npm start.`,
  )
  process.exit(1)
}
await import(process.argv[2] === 'lab' ? './lab.ts' : './main.ts')
