import type { Context } from 'hono'
import type { Desk } from '#casework/desk.ts'
import type { Db } from '#db/connect.ts'
import type { Day } from '#domain/calendar.ts'
import type { WayIn } from '#domain/session.ts'
import type { User } from '#domain/user.ts'
import type { Config } from '#src/config.ts'
import type { FileStore } from '#src/files.ts'
import type { Log } from '#src/log.ts'
import type { Metrics } from '#src/metrics.ts'
import type { Post } from '#src/post.ts'
import type { Provider } from '#src/provider.ts'

/** What the whole app rests on. */
export type Stores = {
  db: Db
  files: FileStore
  config: Config
  /** The outgoing post, where there is a mail server. */
  post?: Post | null
}

/** What those who run the app watch it by. */
export type Watch = { log: Log; metrics: Metrics | null; stopping: () => boolean }

/** What the middleware lays out for a request. */
export type App = {
  Variables: {
    stores: Stores
    requestId: string
    log: Log
    /** Addresses that a proxy passed on came in, though no proxy is trusted: everybody seems to come from the proxy. */
    proxies: { unheeded: boolean }
    /** The council's OpenID provider, where one is configured. */
    provider: Provider | null
    council: string
    /** The council's own colour and its version; null where pages wear the product's. */
    appearance: { version: number; colour: string } | null
    demonstrationDay: Day | null
    /** The desk of the person who is signed in. */
    desk: Desk
    user: User | null
    /** The session in which they are. */
    session: { id: number; wayIn: WayIn; idToken: string | null; actingForId: number | null } | null
    /** The page's address is a secret: it is named to nobody, not even to ourselves. */
    secretAddress?: true
  }
}

export type Request = Context<App>
