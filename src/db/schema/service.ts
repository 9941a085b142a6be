import { type AnyPgColumn, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** The name is today's; earlier ones are kept with the day from which each held. validTo is the last day. */
export const directorates = pgTable('directorates', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  validFrom: date().notNull(),
  validTo: date(),
  version: integer().notNull().default(1),
})

export const directorateNames = pgTable(
  'directorate_names',
  {
    directorateId: integer()
      .notNull()
      .references(() => directorates.id),
    name: text().notNull(),
    validFrom: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.directorateId, table.validFrom] })],
)

export const services = pgTable('services', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  directorateId: integer()
    .notNull()
    .references(() => directorates.id),
  parentId: integer().references((): AnyPgColumn => services.id),
  name: text().notNull(),
  validFrom: date().notNull(),
  validTo: date(),
  version: integer().notNull().default(1),
})

export const serviceNames = pgTable(
  'service_names',
  {
    serviceId: integer()
      .notNull()
      .references(() => services.id),
    name: text().notNull(),
    validFrom: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.serviceId, table.validFrom] })],
)

/** To which directorate a service belonged from a day; the latest is kept with the service itself too. */
export const servicePlaces = pgTable(
  'service_places',
  {
    serviceId: integer()
      .notNull()
      .references(() => services.id),
    directorateId: integer()
      .notNull()
      .references(() => directorates.id),
    validFrom: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.serviceId, table.validFrom] }), index().on(table.directorateId)],
)

/** Which services took over from one that ended: one after a merger, several after a split. */
export const serviceSuccessors = pgTable(
  'service_successors',
  {
    serviceId: integer()
      .notNull()
      .references(() => services.id),
    successorId: integer()
      .notNull()
      .references(() => services.id),
    validFrom: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.serviceId, table.successorId] }), index().on(table.successorId)],
)
