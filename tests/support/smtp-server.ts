import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail as the server got it. taken: whether it said so. */
export type Arrived = {
  messageId: string
  to: string
  raw: string
  taken: boolean
  beganAt: number
  endedAt: number
}

/** What the server does with a mail: takes it, asks to try later, refuses the recipient, hangs up instead of answering. */
export type Answer = 'take' | 'try later' | 'no such person' | 'hang up' | 'bad sender' | 'spam'

export type TestMailServer = {
  url: string
  arrived: Arrived[]
  stop: () => Promise<void>
}

type Setting = {
  answer?: (to: string, nth: number) => Answer
  slowMs?: number
  login?: { user: string; password: string }
}

/** A real SMTP server on a free port, with a temper of one's choice. */
export async function startMailServer({
  answer = () => 'take',
  slowMs = 0,
  login,
}: Setting = {}): Promise<TestMailServer> {
  const arrived: Arrived[] = []
  const tries = new Map<string, number>()
  const refused = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode })
  const answers = new Map<string, Answer>()
  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    closeTimeout: 200,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(refused(535, '5.7.8 Authentication failed')),
    onMailFrom: ({ address }, _session, done) =>
      answer(address, 0) === 'bad sender' ? done(refused(553, 'Sender not allowed')) : done(),
    onRcptTo: ({ address }, session, done) => {
      const nth = (tries.get(address) ?? 0) + 1
      tries.set(address, nth)
      const said = answer(address, nth)
      answers.set(session.id, said)
      done(said === 'no such person' ? refused(550, '5.1.1 No such person here') : null)
    },
    onData: (stream, session, done) => {
      const beganAt = Date.now()
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        if (slowMs) await pause(slowMs)
        const raw = Buffer.concat(parts).toString('utf8')
        const said = answers.get(session.id) ?? 'take'
        const messageId = /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? ''
        const to = session.envelope.rcptTo[0]?.address ?? ''
        arrived.push({ messageId, to, raw, taken: said === 'take', beganAt, endedAt: Date.now() })
        if (said === 'try later') return done(refused(451, '4.3.0 Try again later'))
        if (said === 'spam') return done(refused(554, '5.7.1 Looks like spam'))
        if (said === 'hang up') return hangUp(session.id)
        done()
      })
    },
  })
  const hangUp = (sessionId: string) => {
    const connections = server.connections as unknown as Set<{
      session: { id: string }
      _socket: { destroy: () => void }
    }>
    for (const { session, _socket } of connections) if (session.id === sessionId) _socket.destroy()
  }
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const who = login ? `${login.user}:${login.password}@` : ''
  return {
    url: `smtp://${who}127.0.0.1:${port}`,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
