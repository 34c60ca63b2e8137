/** Sends a file as it is. XMLHttpRequest, because fetch cannot say how much has gone up. */
import type { Output } from '../../call.ts'

export function upload(file: File, onShare: (share: number) => void): Promise<Output<'imports.show'>> {
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total ? loaded / total : 0))
    request.addEventListener('error', () =>
      refuse(new Error('The file did not arrive: Rapport does not answer. Is it still running?')),
    )
    request.addEventListener('load', () => {
      try {
        const answer = JSON.parse(request.responseText)
        if (request.status === 200) done(answer)
        else refuse(new Error(answer.error?.message ?? `The server answered ${request.status}.`))
      } catch {
        refuse(new Error(`The server answered ${request.status}, and nothing that can be read.`))
      }
    })
    request.send(file)
  })
}
