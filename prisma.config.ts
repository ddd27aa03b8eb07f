import { defineConfig } from 'prisma/config'

// Only the launcher and the checks run Prisma's CLI; they always say which database is meant.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.OWNER_DATABASE_URL ?? 'postgresql://127.0.0.1:1/none',
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
})
