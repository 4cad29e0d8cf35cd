import { describe, expect, test } from 'vitest'
import { parseConfig } from '#api/config.ts'

const configOf = (environment: Record<string, string>) => {
  const parsed = parseConfig(environment, '/shop')
  if (!parsed.ok) throw new Error(parsed.sentence)
  return parsed.config
}

test('with nothing set it serves http://localhost:3000 from ./data with a database of its own', () => {
  expect(configOf({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: '/shop/data',
    databaseUrl: null,
    publicUrl: 'http://localhost:3000',
    sessionSecret: null,
    logLevel: 'info',
    tls: null,
    maxUploadBytes: 300 * 1024 * 1024,
    smtpUrl: null,
  })
})

test('everything that is set counts', () => {
  expect(
    configOf({
      PORT: '8443',
      HOST: '0.0.0.0',
      DATA_DIR: 'kept',
      DATABASE_URL: 'postgresql://shop:word@db/routecard',
      PUBLIC_URL: 'https://mes.example.test/',
      SESSION_SECRET: 's'.repeat(32),
      LOG_LEVEL: 'warn',
      TLS_CERT: 'c.pem',
      TLS_KEY: '/keys/k.pem',
      MAX_UPLOAD_MB: '5',
      SMTP_URL: 'smtp://mail:25',
    }),
  ).toEqual({
    port: 8443,
    host: '0.0.0.0',
    dataDir: '/shop/kept',
    databaseUrl: 'postgresql://shop:word@db/routecard',
    publicUrl: 'https://mes.example.test',
    sessionSecret: 's'.repeat(32),
    logLevel: 'warn',
    tls: { certificate: '/shop/c.pem', key: '/keys/k.pem' },
    maxUploadBytes: 5 * 1024 * 1024,
    smtpUrl: 'smtp://mail:25',
  })
})

test('a variable set to nothing counts as not set', () => {
  expect(configOf({ PORT: '', DATABASE_URL: ' ', TLS_CERT: '', SESSION_SECRET: '' })).toEqual(configOf({}))
})

test('an encrypted door is known by its own address', () => {
  expect(configOf({ TLS_CERT: 'c', TLS_KEY: 'k', PORT: '443' }).publicUrl).toBe('https://localhost:443')
})

describe('a bad value stops the start with one sentence that names it', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, and it is "http".'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, and it is "70000".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, and it is "-1".'],
    [{ PORT: '3000.5' }, 'PORT must be a whole number from 0 to 65535, and it is "3000.5".'],
    [{ HOST: 'http://x' }, 'HOST must be an address or a host name such as 0.0.0.0, and it is "http://x".'],
    [{ DATABASE_URL: 'mysql://u:p@h/d' }, 'DATABASE_URL must be a URL that begins with postgres:// or postgresql://.'],
    [
      { PUBLIC_URL: 'mes.example.test' },
      'PUBLIC_URL must be an http:// or https:// address without a path, and it is "mes.example.test".',
    ],
    [
      { PUBLIC_URL: 'https://x/mes' },
      'PUBLIC_URL must be an http:// or https:// address without a path, and it is "https://x/mes".',
    ],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET must have at least 32 characters, and it has 5.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace, and it is "loud".',
    ],
    [{ TLS_KEY: 'k.pem' }, 'TLS_CERT and TLS_KEY belong together, and only TLS_KEY is set.'],
    [{ MAX_UPLOAD_MB: '0' }, 'MAX_UPLOAD_MB must be a whole number from 1 to 4096, and it is "0".'],
    [{ SMTP_URL: 'mail' }, 'SMTP_URL must be a URL that begins with smtp:// or smtps://.'],
  ])('%j', (environment, sentence) => {
    expect(parseConfig(environment, '/shop')).toEqual({ ok: false, sentence })
  })
})

test('a password in a bad address is not repeated', () => {
  const parsed = parseConfig({ DATABASE_URL: 'mysql://user:topsecret@host/db' }, '/shop')
  expect(JSON.stringify(parsed)).not.toContain('topsecret')
})
