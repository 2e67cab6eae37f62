package cli

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"pullquote": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts plays the scripts. Each has a web server of its own at $SITE,
// which serves the script's folder "site".
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		s := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(e.WorkDir, "site"))))
		e.Defer(s.Close)
		e.Setenv("SITE", s.URL)
		e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector has each program wait a second at its end
		return nil
	}})
}
