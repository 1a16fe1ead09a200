import { generate } from 'selfsigned'

/** A key and the certificate that it signed itself. */
export interface Certificate {
  key: string
  cert: string
}

let certificate: Certificate | undefined

/** One certificate for all hosts of the double. Browsers have an option to accept it. */
export function certificateFor(hosts: readonly string[]): Certificate {
  if (certificate) return certificate
  const altNames = hosts.map((value) => ({ type: 2, value }))
  const made = generate([{ name: 'commonName', value: 'Messenger double' }], {
    algorithm: 'sha256',
    keySize: 2048,
    days: 30,
    extensions: [{ name: 'subjectAltName', altNames }]
  })
  certificate = { key: made.private, cert: made.cert }
  return certificate
}
