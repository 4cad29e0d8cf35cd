import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'

/**
 * Where no message of a shop goes: the machine's own link, where clouds keep their credentials, and what is no single
 * machine. A program in the shop's own network is a good address, so private ones are none of these.
 */
const forbidden = new BlockList()
forbidden.addSubnet('0.0.0.0', 8)
forbidden.addSubnet('169.254.0.0', 16)
forbidden.addSubnet('224.0.0.0', 3)
forbidden.addAddress('100.100.100.200')
forbidden.addAddress('::', 'ipv6')
forbidden.addSubnet('fe80::', 10, 'ipv6')
forbidden.addSubnet('ff00::', 8, 'ipv6')
forbidden.addAddress('fd00:ec2::254', 'ipv6')

export const isForbidden = (address: string): boolean => forbidden.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Posts JSON to another program and answers its status; redirects are not followed. The address is judged as it is
 * connected to, so that a name which means another machine a moment later leads nowhere else. Throws what the network
 * says, and on an address that no message goes to.
 */
export function postOutside(
  url: URL,
  { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) > 0 && isForbidden(host)) return Promise.reject(notThere(host))
  const open = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((resolve, reject) => {
    const request = open(url, { method: 'POST', headers, signal, lookup: judged }, (reply) => {
      reply.resume()
      resolve(reply.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

function judged(name: string, options: LookupOptions, found: Found): void {
  lookup(name, options, (error, address: string | LookupAddress[], family) => {
    const all = typeof address === 'string' ? [address] : (address ?? []).map((each) => each.address)
    if (error === null && all.some(isForbidden)) found(notThere(name), address, family)
    else found(error, address, family)
  })
}

const notThere = (host: string) => new Error(`No message of the shop is sent to ${host}.`)
