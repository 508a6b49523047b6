// Package quadstore is a quad store for Cayley on an ordered key-value engine,
// Pebble: quads go into four sorted orders, and a pattern with any parts bound
// comes out of one of them as a scan.
//
// # Layout, version 2
//
// A value (an IRI, a literal, a blank node) is stored once and known by an id: a
// number from 1 up, never used again, or for a short number or time the value
// itself (see inlineID), so that the quads of a predicate lie in the order of
// their numbers and times. Its ordered form (see appendValue) sorts
// as values of its type do, so that a range of dates or numbers is a range of
// keys. A key begins with a byte that tells its kind:
//
//	'm' name             what the store says of itself: see below
//	'v' ordered form     id, as 1 to 9 bytes        a value of at most 128 bytes
//	'v' 113 bytes, hash  id                         a longer one: its beginning
//	                                                and 16 bytes of its SHA-256
//	'i' id               ordered form               the way back
//	'p' id               two varints                quads with that predicate, and
//	                                                those with a loose object
//	's' S P O L          nothing                    the four orders of each quad,
//	'o' P O S L          nothing                    where each part is an id, 0
//	'x' O S P L          nothing                    for no label
//	'l' L S P O          nothing
//
// An id in a key is written so that shorter means smaller (see appendID): one
// byte below 128, two below 16,384, three below 2,097,152 and so on.
//
// 'm' holds "format" ("annals-quads 2") and "counts": the number of quads, of
// values, and the last id given out, as three varints.
//
// A transaction is one Pebble batch with all of these, so the orders never
// disagree, and it is synced to disk before it is reported as done.
package quadstore
