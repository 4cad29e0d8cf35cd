import { createServer } from 'node:net'
import { CannotStart } from '#db/embedded/cannot-start.ts'

/** Refuses, before anything is started, a port that another program serves. */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(sentence(host, port, error))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function sentence(host: string, port: number, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: end it, or set PORT to another number.`
  if (error.code === 'EACCES')
    return `Port ${port} is reserved for the system's own programs: set PORT to 1024 or more.`
  return `The address ${host}:${port} cannot be served: ${error.message}.`
}
