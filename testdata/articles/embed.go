// Package articles holds the project's own invented news articles, for the
// demonstration, the tests and the yardstick of package eval.
package articles

import "embed"

// FS holds NAME/article.json for each article.
//
//go:embed */article.json
var FS embed.FS
