// Parse Server on a database of the same PostgreSQL, as its guide sets it up for production: classes and their permissions
// defined beforehand, clients may make none, and only errors are logged. Started by bench/peers.ts.
import { ParseServer } from 'parse-server'

const { PEER_PORT: port, PEER_SOCKET: host, PEER_CONNECTIONS: max } = process.env
const text = { type: 'String' }

const { server } = await ParseServer.startApp({
  appId: 'town',
  masterKey: 'of-the-bench',
  masterKeyIps: ['127.0.0.1'],
  serverURL: `http://127.0.0.1:${port}/parse`,
  mountPath: '/parse',
  host: '127.0.0.1',
  port: Number(port),
  databaseURI: 'postgres://anyue@localhost/peer',
  databaseOptions: { host, max: Number(max) },
  allowClientClassCreation: false,
  encodeParseObjectInCloudFunction: true,
  logLevel: 'error',
  logsFolder: null,
  silent: true,
  schema: {
    definitions: [
      {
        className: 'Report',
        fields: {
          town: text,
          unit: text,
          assignment: text,
          figures: { type: 'Object' },
          words: text,
          heldOn: text,
          byName: text,
          byPhone: text,
          stage: text,
        },
        indexes: { waiting: { stage: 1, createdAt: 1 } },
        classLevelPermissions: { find: { '*': true }, get: { '*': true }, create: { '*': true }, addField: {} },
      },
    ],
  },
})
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
console.log('ready')
process.on('disconnect', () => process.exit())
