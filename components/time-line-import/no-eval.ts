import { z } from 'zod'

// Zod would try whether it may make code of a schema. Here it may not, and a browser reports each try (content security).
z.config({ jitless: true })
