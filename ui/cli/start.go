package cli

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/ui"
)

// cutStart returns the arguments without the one that says where to start reading, as pagers
// have it: +LINE, +/TEXT or +G. A file whose name begins with "+" is a source.
func cutStart(args []string) (start ui.Start, rest []string, err error) {
	i := slices.IndexFunc(args, func(a string) bool {
		_, err := os.Stat(a)
		return len(a) > 1 && a[0] == '+' && err != nil
	})
	if i < 0 {
		return ui.Start{}, args, nil
	}
	rest = slices.Concat(args[:i], args[i+1:])
	where := args[i][1:]
	query, isQuery := strings.CutPrefix(where, "/")
	line, err := strconv.Atoi(where)
	switch {
	case isQuery:
		return ui.Start{Query: query}, rest, nil
	case where == "G":
		return ui.Start{AtEnd: true}, rest, nil
	case err == nil && line >= 0:
		return ui.Start{Line: line}, rest, nil
	}
	return ui.Start{}, nil, usageError{
		Problem: content.SanitizeLine(fmt.Sprintf("invalid start %q", args[i])).String(),
		Hint:    "use +LINE, +/TEXT or +G",
	}
}
