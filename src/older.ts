/** What Chromium 103 lacks of the library functions used here; each is added only where it is missing. The first import of the page and of every worker. */
import 'core-js/modules/es.array.from-async.js'
import 'core-js/modules/es.array.to-reversed.js'
import 'core-js/modules/es.array.to-sorted.js'
import 'core-js/modules/es.array.to-spliced.js'
import 'core-js/modules/es.array.with.js'
import 'core-js/modules/es.map.group-by.js'
import 'core-js/modules/es.object.group-by.js'
import 'core-js/modules/es.promise.try.js'
import 'core-js/modules/es.promise.with-resolvers.js'
import 'core-js/modules/es.set.difference.v2.js'
import 'core-js/modules/es.set.intersection.v2.js'
import 'core-js/modules/es.set.is-disjoint-from.v2.js'
import 'core-js/modules/es.set.is-subset-of.v2.js'
import 'core-js/modules/es.set.is-superset-of.v2.js'
import 'core-js/modules/es.set.symmetric-difference.v2.js'
import 'core-js/modules/es.set.union.v2.js'
import 'core-js/modules/es.string.is-well-formed.js'
import 'core-js/modules/es.string.to-well-formed.js'
import 'core-js/modules/es.typed-array.to-reversed.js'
import 'core-js/modules/es.typed-array.to-sorted.js'
import 'core-js/modules/es.typed-array.with.js'
import 'core-js/modules/web.url.can-parse.js'
import 'core-js/modules/web.url.parse.js'
import 'core-js/modules/web.url-search-params.size.js'

/** core-js has no AbortSignal. */
function any(signals: Iterable<AbortSignal>): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  for (const source of signals) {
    if (source.aborted) {
      controller.abort(source.reason)
      break
    }
    source.addEventListener('abort', () => controller.abort(source.reason), { once: true, signal })
  }
  return signal
}
if (!('any' in AbortSignal))
  Object.defineProperty(AbortSignal, 'any', { value: any, configurable: true, writable: true })

/** A plain http address gives random bytes and no ids made of them. */
function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0F) | 0x40
  bytes[8] = (bytes[8]! & 0x3F) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
if (!('randomUUID' in crypto))
  Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true, writable: true })
