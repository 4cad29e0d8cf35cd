// Loaded before every program of package.json, in plain JavaScript: an older Node cannot even read the others.
const oldest = 24
const [major] = process.versions.node.split('.')
if (Number(major) < oldest) {
  console.error(
    `Routecard needs Node.js ${oldest} or newer and this is ${process.version}: npm ci brings one along on Linux and Windows, elsewhere install it.`,
  )
  process.exit(1)
}
