import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { WayIn } from '#domain/session.ts'
import type { Role } from '#domain/user.ts'
import { services } from './service.ts'
import { users } from './user.ts'

/**
 * Signed-in browsers. Only a digest of the cookie's token is kept. actingForId is the Monitoring Officer for whom a
 * nominated deputy works in this session.
 */
export const sessions = pgTable(
  'sessions',
  {
    tokenDigest: text().primaryKey(),
    id: integer().notNull().unique().generatedAlwaysAsIdentity(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    wayIn: text().$type<WayIn>().notNull(),
    browser: text().notNull().default(''),
    address: text().notNull().default(''),
    actingForId: integer().references(() => users.id),
    /** The provider's own proof of this sign-in, which it asks for when one signs out there as well. */
    idToken: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.userId)],
)

/** Links by which somebody may sign in once. Only a digest of the token is kept. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    tokenDigest: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    returnTo: text().notNull().default('/'),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index().on(table.userId)],
)

/** Who came in, when and from where, so that what is unusual for somebody can be told. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: timestamp({ withTimezone: true }).notNull(),
    wayIn: text().$type<WayIn>().notNull(),
    browser: text().notNull(),
    address: text().notNull(),
  },
  (table) => [index().on(table.userId, table.at)],
)

/** A sign-in at an OpenID provider that is under way: what must come back with the browser. */
export const providerSignIns = pgTable('provider_sign_ins', {
  stateDigest: text().primaryKey(),
  nonce: text().notNull(),
  codeVerifier: text().notNull(),
  returnTo: text().notNull().default('/'),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
})

/** Whom an OpenID provider knows under which subject. */
export const identities = pgTable(
  'identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    linkedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index().on(table.userId)],
)

/** A group of the council's directory, as the provider names it in its claim, and the part that its members have. */
export const directoryGroups = pgTable('directory_groups', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  claim: text().notNull().unique(),
  label: text().notNull().default(''),
  role: text().$type<Role>().notNull(),
  version: integer().notNull().default(1),
})

/** The services that members of a group lead. */
export const directoryGroupServices = pgTable(
  'directory_group_services',
  {
    groupId: integer()
      .notNull()
      .references(() => directoryGroups.id, { onDelete: 'cascade' }),
    serviceId: integer()
      .notNull()
      .references(() => services.id),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.serviceId] }), index().on(table.serviceId)],
)

/** How often something was tried of late: the store of the rate limiter. Its keys are digests. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: timestamp('expires_at', { withTimezone: true }),
})
