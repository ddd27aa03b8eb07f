/** Names what waits among all that waits for its reader. `about`: what an answer to it is about, where a thing waits more than once. */
export const waitKey = ({ kind, id, about }: { kind: string; id: string; about: string }): string => `${kind} ${id} ${about}`
