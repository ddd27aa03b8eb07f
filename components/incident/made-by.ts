/** Which build of Muster this is, the same in the browser and in the server that sent it. */
export const madeBy = process.env.MUSTER_BUILD ?? ''
export const madeByHeader = 'x-muster-build'
