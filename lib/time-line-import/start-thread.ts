import { Worker, type ResourceLimits } from 'node:worker_threads'

/** Starts a thread that reads files. Next brings the thread's code with the server's; in tests it is read as it lies here. */
export function startThread(resourceLimits: ResourceLimits): Worker {
  if (process.env.NEXT_RUNTIME) return new Worker(new URL('./reading-thread.ts', import.meta.url), { resourceLimits })
  const here = JSON.stringify(new URL('./reading-thread.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${here}) })`
  return new Worker(code, { eval: true, resourceLimits })
}
