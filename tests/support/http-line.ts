import { connect, type Socket } from 'node:net'

/**
 * One kept-alive HTTP connection that sends a request and waits for its answer, with as little work of its own as can be:
 * in a benchmark the caller shares the machine with what it measures.
 */
export class HttpLine {
  private readonly socket: Socket
  private readonly head: string
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null
  private received = ''

  private constructor(socket: Socket, head: string) {
    this.socket = socket
    this.head = head
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.take(text))
    socket.on('error', (error) => this.waiting?.reject(error))
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the line')))
  }

  static async open(url: URL, path: string, key: string): Promise<HttpLine> {
    const socket = connect(Number(url.port), url.hostname)
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${url.host}`,
      `authorization: Bearer ${key}`,
      'content-type: application/json',
    ].join('\r\n')
    return new HttpLine(socket, head)
  }

  /** Posts a body of plain ASCII JSON; answers the status. */
  post(body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(`${this.head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`, 'latin1')
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private take(text: string): void {
    this.received += text
    const end = this.received.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(this.received)?.[1] ?? 0)
    if (this.received.length < end + 4 + length) return
    const status = Number(this.received.slice(9, 12))
    this.received = ''
    const { waiting } = this
    this.waiting = null
    waiting?.resolve(status)
  }
}
