package queries

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Where the engines say that a mistake is: Gizmo when it reads a script ("Line
// 3:7 Unexpected token") and when it runs one ("at <eval>:3:7(12)"), GraphQL
// ("Syntax Error GraphQL (3:7)").
var positions = regexp.MustCompile(`(?:\(anonymous\): )?Line (\d+):(\d+)|at [^\s:]*:(\d+):(\d+)\(\d+\)|GraphQL \((\d+):(\d+)\)`)

// located says where in a script a mistake is, as file:line:column. A mistake in
// a script is wrong usage; what was cancelled or took too much is not.
func (sc script) located(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrLimit) {
		return fmt.Errorf("%s: %w", sc.where(), err)
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	where := sc.where()
	if m := positions.FindStringSubmatchIndex(text); m != nil {
		var at []int
		for i := 2; i+1 < len(m); i += 2 {
			if m[i] >= 0 {
				n, _ := strconv.Atoi(text[m[i]:m[i+1]])
				at = append(at, n)
			}
		}
		if at[0] == 1 {
			at[1] = max(1, at[1]-len(sc.before))
		}
		where += fmt.Sprintf(":%d:%d", at[0], at[1])
		text = strings.TrimSpace(strings.Trim(text[:m[0]]+text[m[1]:], " :"))
	}
	return fmt.Errorf("%w: %s: %s", ErrArgument, where, text)
}

// where names the script.
func (sc script) where() string {
	if sc.file == "" {
		return sc.language
	}
	return sc.file
}
