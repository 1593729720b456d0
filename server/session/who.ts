// Who a request comes from.

/** A signed-in device, or somebody who came in by a way in and may only reach their own card, keyring and bookmark. */
export type Who = {
  person: string
  /** the session's id */
  session: string
  /** RFC 7638 thumbprint of the DPoP key */
  thumbprint: string
} & ({ by: 'device'; device: string } | { by: 'way'; way: string })
