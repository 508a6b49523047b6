package vocab

import _ "embed"

// Shapes are the SHACL shapes of the graph, in Turtle: what each kind of thing
// must and may say. Any SHACL engine holds an export to them.
//
//go:embed shapes.ttl
var Shapes string
