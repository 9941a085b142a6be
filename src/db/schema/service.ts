import { type AnyPgColumn, date, integer, pgTable, text } from 'drizzle-orm/pg-core'

export const directorates = pgTable('directorates', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  validFrom: date().notNull(),
  validTo: date(),
})

export const services = pgTable('services', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  directorateId: integer()
    .notNull()
    .references(() => directorates.id),
  parentId: integer().references((): AnyPgColumn => services.id),
  name: text().notNull(),
  validFrom: date().notNull(),
  validTo: date(),
})
