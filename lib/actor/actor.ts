/** Who acts. Made only by lib/actor from a session, a token or the program itself; never from input. */
export type Actor = {
  /** The person's id: what the database knows the transaction by. */
  id: string
  name: string
  via: 'session' | 'token' | 'system'
  /** Runs accounts and settings; sees no incident by it (N4). */
  administrator: boolean
  /** One of the organisation's own people, not a partner. */
  ours: boolean
  sessionId: string | null
  /** Of whom a token speaks for: the token's. */
  tokenId?: string
  /** Not signed in yet: set up, invited, or without a second factor. Acts by a code or link that the command itself weighs. */
  newcomer?: true
}

/** The program as an actor: a column of the matrix, with sight of one incident at a time. */
export const systemActor: Actor = {
  id: '00000000-0000-7000-8000-000000000001', name: 'Muster', via: 'system', administrator: false, ours: true, sessionId: null,
}
