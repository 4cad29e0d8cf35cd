import type { AnswerOf, Endpoint, QueryOf } from '#api/contract/endpoint.ts'
import { answerOf, Fault, urlOf } from './call.ts'

interface UploadOptions<E extends Endpoint> {
  query?: QueryOf<E>
  /** Ends it before it is done. */
  signal?: AbortSignal
}

/**
 * Sends a multipart form and tells how far it is, 0 to 1: `fetch` cannot. Throws `Refused` and `Fault` as every call.
 */
export async function upload<const E extends Endpoint>(
  endpoint: E,
  form: FormData,
  onProgress: (share: number) => void,
  { query, signal }: UploadOptions<E> = {},
): Promise<AnswerOf<E>> {
  return answerOf(await sent(urlOf(endpoint, {}, query as object | undefined), form, onProgress, signal))
}

function sent(
  url: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const { status, responseText } = request
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' }
      resolve(new Response(responseText, { status, headers }))
    }
    request.onerror = () => reject(new Fault('No connection to the shop’s server. Send it again.', { offline: true }))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
