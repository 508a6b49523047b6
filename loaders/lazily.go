package loaders

import (
	"regexp"
	"sync"
)

// lazily compiles an expression when it is first asked for: whoever does not
// read its format does not wait for it at each start of the program.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
