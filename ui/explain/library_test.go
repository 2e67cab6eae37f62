package explain

import (
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"pullquote/content/library"
)

func TestLibraryMessages(t *testing.T) {
	for r := library.Failed; r <= library.Late; r++ {
		err := fmt.Errorf("wrapped: %w", &library.Error{
			Path: "/home/jo/library.db", Reason: r, Aside: "/home/jo/library.broken-20261130-142151.db", Err: &fs.PathError{Op: "mkdir", Path: "/home/jo", Err: syscall.ENOSPC},
		})
		got := CommandLine(err).String()
		const narrow = 76 // cells for a message
		if reason := strings.TrimSuffix(Screen(err).Problem, `"/home/jo/library.db"`); len(reason) > narrow || strings.Contains(reason, "/home") {
			t.Errorf("%v: too long for a narrow footer: %q", r, reason)
		}
		for _, word := range []string{"FILE", "ASIDE", "ERROR", "mkdir"} {
			if strings.Contains(got, word) {
				t.Errorf("%v: %s is left in %q", r, word, got)
			}
		}
		if got != Screen(err).String() || strings.HasPrefix(got, "cannot ") == (r == library.Damaged) || (CommandLine(err).Hint == "") != (r == library.Damaged) {
			t.Errorf("%v: %q", r, got)
		}
	}
	err := &library.Error{Path: "/home/jo/library.db", Reason: library.NoAccess, Err: &fs.PathError{Op: "mkdir", Path: "/home/jo", Err: syscall.EACCES}}
	if got, want := CommandLine(err).String(), `cannot keep your places: permission denied: "/home/jo/library.db"; check the permissions, or use --no-library`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
