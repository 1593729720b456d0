// Says what to do on a Node that cannot run this code. Plain JavaScript, so that an old Node can still read it.
const NODE_MAJOR_MIN = 24

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  const onAppleSilicon = process.platform === 'darwin' && process.arch === 'arm64'
  console.error(
    `Gezinskluis needs Node ${NODE_MAJOR_MIN} or newer; this is Node ${process.versions.node}.\n${
      onAppleSilicon
        ? 'For Macs with Apple silicon no package carries Node: install Node 24 from https://nodejs.org, then run the command again.'
        : 'Run `npm ci` (it installs Node 24 inside this folder) and start it through npm: `npm start`, `npm test`. Or install Node 24 from https://nodejs.org.'
    }`,
  )
  process.exit(1)
}
