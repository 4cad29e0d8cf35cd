import type { Reply, TestClient } from './app.ts'

/** Sends a file as browsers do: the fields first, then the file. */
export function upload(
  client: TestClient,
  url: string,
  fields: Record<string, string>,
  name: string,
  content: Buffer,
): Promise<Reply> {
  const boundary = 'routecard-test-boundary'
  const field = ([key, value]: [string, string]) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(Object.entries(fields).map(field).join('') + head),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return client.send('POST', url, body, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}
