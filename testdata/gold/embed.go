// Package gold holds the events of package articles as coded by hand.
package gold

import "embed"

// FS holds NAME.jsonl for each article, one event a line; an article without
// events has an empty file. Package eval reads them.
//
//go:embed *.jsonl
var FS embed.FS
