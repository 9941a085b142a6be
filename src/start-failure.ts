/** A failure to start as one sentence for whoever starts it. What is not foreseen keeps its own words. */
export function whyNotStarted(error: Error): string {
  const cause = (error.cause instanceof Error ? error.cause : error) as NodeJS.ErrnoException
  return sentences[cause.code ?? '']?.(cause as Failure) ?? cause.message
}

type Failure = NodeJS.ErrnoException & { address?: string; port?: number }

const unreachable = () =>
  'The database at DATABASE_URL cannot be reached. Is the server running, and are its host and port right?'
const wrongPassword = () => 'The database at DATABASE_URL does not take this user name and password.'
const notWritable = ({ path = 'DATA_DIR', syscall }: Failure) =>
  syscall === 'listen'
    ? 'This user may not listen on PORT. Choose a port above 1023.'
    : `${path} cannot be written to. DATA_DIR must be a folder that this user may write in.`

const sentences: Record<string, (error: Failure) => string> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  CONNECT_TIMEOUT: unreachable,
  CONNECTION_CLOSED: unreachable,
  CONNECTION_ENDED: unreachable,
  '28P01': wrongPassword,
  '28000': wrongPassword,
  '3D000': () => 'The server at DATABASE_URL has no such database. Create it first.',
  '57P03': () => 'The database at DATABASE_URL is still starting. Try again in a moment.',
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  ENOSPC: () => 'The disk that DATA_DIR is on is full.',
  EADDRINUSE: ({ port }) => `Port ${port} is in use by another process. Set PORT to another one.`,
  EADDRNOTAVAIL: ({ address }) => `This machine has no address ${address}. Set HOST to one that it has.`,
}
