import type { Settings } from '#people/site.ts'
import { StartFailure } from '#platform/postgres/start-failure.ts'

export interface StartSettings extends Settings {
  port: number
  host: string
  /** What an empty database is filled with. */
  town: 'demo' | 'empty'
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

/** @throws StartFailure naming the variable that cannot be used */
export function settingsFrom(env: NodeJS.ProcessEnv): StartSettings {
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartFailure('setting-broken', `PORT=${env.PORT}`)
  const town = env.ANYUE_TOWN || 'demo'
  if (town !== 'demo' && town !== 'empty') throw new StartFailure('setting-broken', `ANYUE_TOWN=${town}`)
  const basePath = (env.BASE_PATH ?? '').replace(/\/+$/, '')
  if (basePath && !/^(\/[\w.~-]+)+$/.test(basePath))
    throw new StartFailure('setting-broken', `BASE_PATH=${env.BASE_PATH}`)
  // Demo accounts have a printed password: they never listen to the network.
  if (town === 'demo' && !LOOPBACK.includes(host)) throw new StartFailure('demo-only-on-loopback', host)
  return {
    port,
    host,
    town,
    basePath,
    trustProxy: env.TRUST_PROXY === '1',
    ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL.replace(/\/+$/, '') } : {}),
    ...securityFrom(env),
    ...oidcFrom(env),
    ...(env.NODE_ENV === 'development' ? { development: true } : {}),
  }
}

function securityFrom(env: NodeJS.ProcessEnv): Pick<Settings, 'securityContact'> {
  const contact = env.SECURITY_CONTACT
  if (!contact) return {}
  if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(contact))
    throw new StartFailure('setting-broken', `SECURITY_CONTACT=${contact}`)
  return { securityContact: contact }
}

function oidcFrom(env: NodeJS.ProcessEnv): Pick<Settings, 'oidc'> {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID) return {}
  return {
    oidc: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      name: env.OIDC_NAME || 'OIDC',
      ...(env.OIDC_CLIENT_SECRET ? { clientSecret: env.OIDC_CLIENT_SECRET } : {}),
    },
  }
}
