// For pages, which know nothing of the database.
export { busyDigest } from '@/lib/db/busy'
